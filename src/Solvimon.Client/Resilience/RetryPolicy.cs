using System.Net;
using Polly.Timeout;
using Solvimon.Client.Http;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client.Resilience;

/// <summary>What became of one attempt, as far as the decision about the next one goes.</summary>
internal enum AttemptFate
{
    /// <summary>Answered for good: a success, or an error that a repeat would not change.</summary>
    Final,

    /// <summary>Certainly not carried out: never sent, or turned away unread (429, 503). Any call may be repeated.</summary>
    NotDone,

    /// <summary>Failed, and the server may have acted. Only what is safe to repeat may be repeated.</summary>
    Ambiguous,

    /// <summary>Failed with a possible effect, and the API says that the key will not protect a repeat (500 without <c>Idempotency-Retryable</c>).</summary>
    AmbiguousAndFinal,
}

/// <summary>Which attempts may be repeated. Pure: decides, and waits for nothing.</summary>
internal static class RetryPolicy
{
    public static AttemptFate Judge(ApiCall call, HttpResponseMessage? response, Exception? exception)
    {
        if (exception is not null)
        {
            return exception == call.CallbackFailure ? AttemptFate.Final : JudgeFailure(exception);
        }

        return response!.StatusCode switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => AttemptFate.NotDone,
            HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => AttemptFate.Ambiguous,
            >= HttpStatusCode.InternalServerError => call.Kind == ApiCallKind.Write && !SaysRetryable(response)
                ? AttemptFate.AmbiguousAndFinal
                : AttemptFate.Ambiguous,
            HttpStatusCode.UnprocessableEntity when call.IdempotencyKey is not null && IsStillRunning(response) => AttemptFate.Ambiguous,
            _ => AttemptFate.Final,
        };
    }

    /// <summary>Whether the call may be sent again after an attempt with that fate, attempts and time permitting.</summary>
    public static bool MayRepeat(ApiCall call, AttemptFate fate, bool usageEventsAreIdempotent) => fate switch
    {
        AttemptFate.NotDone => true,
        AttemptFate.Ambiguous => call.Kind switch
        {
            ApiCallKind.Read => true,
            ApiCallKind.Write => call.IsRepeatable,
            _ => usageEventsAreIdempotent && call.IsRepeatable,
        },
        _ => false,
    };

    private static AttemptFate JudgeFailure(Exception exception) => exception switch
    {
        TimeoutRejectedException => AttemptFate.Ambiguous,

        // A connection that took too long: cancelled by its own timeout, not by the caller.
        OperationCanceledException { InnerException: TimeoutException } => AttemptFate.Ambiguous,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        } => AttemptFate.NotDone,
        HttpRequestException or IOException => AttemptFate.Ambiguous,
        _ => AttemptFate.Final,
    };

    private static bool SaysRetryable(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Idempotency-Retryable", out var values)
        && string.Equals(values.ToString(), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsStillRunning(HttpResponseMessage response) =>
        response.Content is BufferedResponseContent content
        && ErrorEnvelope.TryRead(content.Span, out ErrorEnvelope envelope)
        && envelope.Code == "IDEMPOTENCY_CHECK_FAILED";
}
