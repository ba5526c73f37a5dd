using System.Net;
using System.Net.Http.Headers;
using Solvimon.Client.Calls;
using Solvimon.Client.Errors;

namespace Solvimon.Client.Resilience;

/// <summary>What an attempt's end means, and which attempts may be repeated. Pure: decides, and waits for nothing.</summary>
internal static class RetryPolicy
{
    /// <summary>The fate of an attempt that was answered.</summary>
    public static AttemptFate Judge(ApiCall call, HttpResponseMessage response, ReadOnlySpan<byte> body) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => AttemptFate.NotDone,
        HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => AttemptFate.Ambiguous,

        // What the server does not know how to do it has not done, and will not learn meanwhile.
        HttpStatusCode.NotImplemented => AttemptFate.Final,
        >= HttpStatusCode.InternalServerError => call.Kind == ApiCallKind.Write && !SaysRetryable(response)
            ? AttemptFate.AmbiguousAndFinal
            : AttemptFate.Ambiguous,
        HttpStatusCode.UnprocessableEntity when call.IdempotencyKey is not null && IsStillRunning(body) => AttemptFate.Ambiguous,
        _ => AttemptFate.Final,
    };

    /// <summary>The fate of an attempt that was sent and has no complete answer.</summary>
    public static AttemptFate Judge(Exception failure) => failure switch
    {
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        } => AttemptFate.NotDone,

        // Cancelled while under way: whoever canceled it, the server may have acted.
        HttpRequestException or IOException or OperationCanceledException => AttemptFate.Ambiguous,
        _ => AttemptFate.Final,
    };

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

    private static bool SaysRetryable(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Idempotency-Retryable", out HeaderStringValues values)
        && string.Equals(values.ToString(), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsStillRunning(ReadOnlySpan<byte> body) =>
        ErrorEnvelope.TryRead(body, charset: null, out ErrorEnvelope envelope) && envelope.Code == "IDEMPOTENCY_CHECK_FAILED";
}
