using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Receiving;

/// <summary>The endpoint: from a request to a verified event, and from the event's outcome to the answer.</summary>
internal sealed class WebhookReceiver(IWebhookSink sink, IOptionsMonitor<SolvimonWebhookOptions> options, ILogger<WebhookReceiver> logger)
{
    public async Task ReceiveAsync(HttpContext context)
    {
        SolvimonWebhookOptions current = options.CurrentValue;
        if (!current.EndpointAuthentication.Accepts(context.Request.Headers))
        {
            WebhookLog.NotAuthenticated(logger);
            if (current.EndpointAuthentication.IsBasic)
            {
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"Solvimon webhooks\"";
            }

            await AnswerAsync(context, StatusCodes.Status401Unauthorized, "The endpoint's credential is missing or wrong.").ConfigureAwait(false);
            return;
        }

        RequestBody body = await RequestBody.ReadAsync(context.Request, current.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        if (body.Refusal is { } status)
        {
            await RefuseAsync(context, status, current).ConfigureAwait(false);
            return;
        }

        WebhookVerificationFailure failure = Verify(context.Request.Headers, body.Bytes, current);
        if (failure != WebhookVerificationFailure.None)
        {
            WebhookLog.Refused(logger, failure);
            await AnswerAsync(context, StatusOf(failure), $"The signature was not accepted: {failure}.").ConfigureAwait(false);
            return;
        }

        WebhookOutcome outcome = await TakeAsync(body.Bytes).ConfigureAwait(false);
        await AnswerAsync(context, StatusOf(outcome), outcome.ToString()).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext context, int status, SolvimonWebhookOptions options)
    {
        if (status == StatusCodes.Status413PayloadTooLarge)
        {
            WebhookLog.TooLarge(logger, options.MaxBodyBytes);
            return AnswerAsync(context, status, "The body is too large.");
        }

        WebhookLog.BodyNotReceived(logger, status);
        return AnswerAsync(context, status, "The body could not be received.");
    }

    private static WebhookVerificationFailure Verify(IHeaderDictionary headers, byte[] body, SolvimonWebhookOptions options)
    {
        StringValues signature = headers[WebhookSignature.SignatureHeader];
        StringValues timestamp = headers[WebhookSignature.TimestampHeader];
        if (signature.Count > 1 || timestamp.Count > 1)
        {
            return WebhookVerificationFailure.DuplicateHeader;
        }

        WebhookVerificationResult result = WebhookSignature.Verify(
            body, signature, timestamp, [.. options.Secrets], options.Tolerance, options.TimeProvider, options.SecretToKey);
        return result.IsValid ? WebhookVerificationFailure.None : result.Reason;
    }

    private async Task<WebhookOutcome> TakeAsync(byte[] body)
    {
        string type;
        try
        {
            type = WebhookEvent.ReadType(body);
        }
        catch (SolvimonSerializationException e)
        {
            WebhookLog.Malformed(logger, e.Message);
            return WebhookOutcome.Malformed;
        }

        if (type.Length == 0)
        {
            // A test of the connection may send anything; it is no event, so not even who wants all events wants it.
            WebhookLog.Unhandled(logger, "A payload without a type");
            return WebhookOutcome.Unhandled;
        }

        string digest = Convert.ToHexString(SHA256.HashData(body)).ToLowerInvariant();
        return await sink.TakeAsync(new ReceivedWebhook(type, digest, body)).ConfigureAwait(false);
    }

    private static int StatusOf(WebhookVerificationFailure failure) => failure is
        WebhookVerificationFailure.SignatureMismatch or WebhookVerificationFailure.TimestampOutsideTolerance or
        WebhookVerificationFailure.MissingSignature or WebhookVerificationFailure.MissingTimestamp
        ? StatusCodes.Status401Unauthorized
        : StatusCodes.Status400BadRequest;

    private static int StatusOf(WebhookOutcome outcome) => outcome switch
    {
        WebhookOutcome.Malformed => StatusCodes.Status400BadRequest,
        WebhookOutcome.Failed => StatusCodes.Status500InternalServerError,
        WebhookOutcome.TimedOut => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status200OK,
    };

    // Solvimon shows the answer beside the webhook that failed. A sender who has hung up does not make the writing fail, as the
    // request's own token would.
    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, CancellationToken.None);
    }
}
