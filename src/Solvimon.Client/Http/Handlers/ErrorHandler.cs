using System.Globalization;
using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client.Http.Handlers;

/// <summary>Turns what the other handlers came to into the SDK's exceptions: an error answer, no answer, no time left.</summary>
internal sealed class ErrorHandler(SolvimonClientOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsTransportFailure(e) && e != call.CallbackFailure)
        {
            // A caller who gave up while the call was failing gets what a caller who gave up gets.
            throw call.CallerToken.IsCancellationRequested
                ? e as OperationCanceledException ?? new OperationCanceledException(new OperationCanceledException().Message, e, cancellationToken)
                : Translate(e, call, isClosing: cancellationToken.IsCancellationRequested);
        }

        try
        {
            return Check(request, response, call);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private HttpResponseMessage Check(HttpRequestMessage request, HttpResponseMessage response, ApiCall call)
    {
        if (response.Content is not BufferedResponseContent content)
        {
            return response;
        }

        ErrorEnvelope envelope;
        if (response.IsSuccessStatusCode)
        {
            if (content.IsCut)
            {
                call.WasAmbiguous = true;
                throw new SolvimonSerializationException($"The answer to {call.Operation.Name} is larger than MaxResponseBytes ({options.MaxResponseBytes}).").About(call);
            }

            if (!ErrorEnvelope.TryFindIn(content.Span, out envelope))
            {
                return response;
            }
        }
        else
        {
            ErrorEnvelope.TryRead(content.Span, out envelope);
        }

        if (options.UsageEventsAreIdempotent && IsDuplicateOfLostAttempt(call, response, envelope))
        {
            return AcceptedEvents(request, response, call);
        }

        throw ApiErrors.From(call, response, envelope, content.Span, options.TimeProvider);
    }

    // An earlier attempt of this call got through, and the account's events are idempotent: what was sent is what is stored.
    // Of a list it would only be known that one of its events is stored; the others may have been refused with it.
    private static bool IsDuplicateOfLostAttempt(ApiCall call, HttpResponseMessage response, ErrorEnvelope envelope) =>
        call is { Kind: ApiCallKind.Ingestion, WasAmbiguous: true, IsRepeatable: true, IsSingleEvent: true }
        && response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.BadRequest
        && (envelope.Code == "RESOURCE_ALREADY_EXISTS"
            || (response.StatusCode == HttpStatusCode.Conflict && envelope.Code is null)
            || envelope.Code?.Contains("DUPLICATE", StringComparison.Ordinal) == true
            || envelope.Message?.Contains("duplicate", StringComparison.OrdinalIgnoreCase) == true);

    private static HttpResponseMessage AcceptedEvents(HttpRequestMessage request, HttpResponseMessage response, ApiCall call)
    {
        call.WasReplayed = true;
        response.StatusCode = HttpStatusCode.Created;
        response.Content.Dispose();
        response.Content = BufferedResponseContent.CopyOf(((JsonRequestContent)request.Content!).Body.Span);
        return response;
    }

    private static bool IsTransportFailure(Exception exception) =>
        exception is TimeoutRejectedException or BrokenCircuitException or HttpRequestException or IOException or OperationCanceledException;

    private SolvimonException Translate(Exception exception, ApiCall call, bool isClosing) => exception switch
    {
        _ when isClosing => new SolvimonConnectionException(
            $"The client was disposed of while {call.Operation.Name} was under way.", exception).About(call),
        TimeoutRejectedException timeout => new SolvimonTimeoutException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{call.Operation.Name} was given up after {call.Attempts} attempt(s): {LimitOf(timeout, call).TotalSeconds:0.###} s were not enough."),
            exception).About(call),
        BrokenCircuitException => new SolvimonConnectionException(
            $"{call.Operation.Name} was {call.NotSent}: the circuit breaker is open, because recent requests failed.", exception).About(call),
        _ => new SolvimonConnectionException(
            $"No complete answer to {call.Operation.Name} after {call.Attempts} attempt(s): {Cause(exception)}.", exception).About(call),
    };

    // What ran out is the time of an attempt, or what was left of the call's.
    private TimeSpan LimitOf(TimeoutRejectedException timeout, ApiCall call) =>
        timeout.Timeout == options.AttemptTimeout ? options.AttemptTimeout : call.Options.Timeout ?? options.Timeout;

    private static string Cause(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: OperationCanceledException } => "the connection took too long",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
        OperationCanceledException { InnerException: TimeoutException } => "the connection took too long",
        _ => exception.GetType().Name,
    };
}
