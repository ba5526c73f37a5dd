namespace Solvimon.Client.Calls;

internal static class ExceptionContext
{
    /// <summary>Puts what is known of the call on the exception.</summary>
    public static T About<T>(this T exception, ApiCall call)
        where T : SolvimonException
    {
        exception.Record(call.IdempotencyKey, call.Progress.Attempts, call.OutcomeUnknown);
        return exception;
    }
}
