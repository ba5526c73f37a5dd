using System.Net;
using System.Net.Http.Headers;
using Solvimon.Client.Calls;
using Solvimon.Client.Http.Content;
using Solvimon.Client.Resilience;

namespace Solvimon.Client.Http.Handlers;

/// <summary>
/// Hands one attempt to the wire, and writes down what became of it. An attempt includes its body: it is read here, so that
/// a truncated or slow answer is a failed attempt. Streamed answers are handed over after their headers.
/// </summary>
internal sealed class AttemptHandler(SolvimonClientOptions options, Throttle throttle) : DelegatingHandler
{
    // Enough for any envelope; the rest of a 10 MB error page is not waited for.
    private const int ErrorBodyLimit = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        call.Progress.Send();
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!(call.IsStreamed && response.IsSuccessStatusCode))
            {
                int limit = response.IsSuccessStatusCode ? options.MaxResponseBytes : Math.Min(ErrorBodyLimit, options.MaxResponseBytes);
                await BufferedResponseContent.BufferAsync(response, limit, call, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (PrimaryHandler.IsConnectTimeout(e, InnerHandler))
            {
                call.Progress.End(AttemptFate.NotDone);
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection took too long.", e);
            }

            call.Progress.End(RetryPolicy.Judge(e));
            throw;
        }

        Record(call, response);
        Report(call, request, response);
        return response;
    }

    private void Record(ApiCall call, HttpResponseMessage response)
    {
        ReadOnlySpan<byte> body = response.Content is BufferedResponseContent content ? content.Span : default;
        call.Progress.RecordAnswer(
            response.StatusCode,
            AnswerText.Clean(HeaderOrNull(response.Headers, "X-REQUEST-ID"), call),
            string.Equals(HeaderOrNull(response.Headers, "Idempotent-Replayed"), "true", StringComparison.OrdinalIgnoreCase),
            RetryPolicy.Judge(call, response, body));
        if (response.StatusCode == HttpStatusCode.TooManyRequests && !call.Options.IsProbe)
        {
            throttle.Pause(response);
        }
    }

    private static void Report(ApiCall call, HttpRequestMessage request, HttpResponseMessage response)
    {
        if (call.Options.OnResponse is not { } onResponse)
        {
            return;
        }

        try
        {
            onResponse(new SolvimonResponse
            {
                Method = request.Method,
                Path = request.RequestUri!.AbsolutePath,
                StatusCode = response.StatusCode,
                Headers = response.Headers,
                RequestId = call.Progress.RequestId,
                WasReplayed = call.Progress.WasReplayed,
                Attempts = call.Progress.Attempts,
            });
        }
        catch (Exception e)
        {
            call.Progress.FailInCallback(e);
            response.Dispose();
            throw;
        }
    }

    private static string? HeaderOrNull(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
