using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Telemetry;

/// <summary>What the SDK logs: route templates, statuses and request ids; never paths, bodies, keys or what a caller sent.</summary>
internal sealed partial class CallLog(ILogger logger)
{
    // A value that is absent would leave an empty place in the sentence.
    private const string None = "none";

    public bool IsEnabled => logger.IsEnabled(LogLevel.Warning);

    public void Retrying(ApiCall call, Outcome<HttpResponseMessage> outcome, TimeSpan delay)
    {
        string reason = outcome.Exception is { } exception
            ? exception.GetType().Name
            : ((int)outcome.Result!.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        SolvimonTelemetry.RecordRetry(call);
        SolvimonTelemetry.AddRetry(Activity.Current, reason);
        Retrying(logger, call.Progress.Operation.Name, call.Progress.Attempts, reason, delay.TotalMilliseconds);
    }

    public void Completed(ApiCall call, TimeSpan duration)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            Completed(logger, call.Progress.Operation.Name, StatusOf(call), call.Progress.Attempts, duration.TotalMilliseconds, call.Progress.RequestId ?? None);
        }
    }

    public void Failed(ApiCall call, TimeSpan duration, Exception exception)
    {
        LogLevel level = LevelOf(exception);
        if (logger.IsEnabled(level))
        {
            string error = exception.GetType().Name;
            object status = StatusOf(call);
            Failed(logger, level, call.Progress.Operation.Name, error, status, call.Progress.Attempts, duration.TotalMilliseconds, call.Progress.RequestId ?? None);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Operation} answered {StatusCode} after {Attempts} attempt(s) in {ElapsedMilliseconds:0} ms (request {RequestId})")]
    private static partial void Completed(ILogger logger, string operation, object statusCode, int attempts, double elapsedMilliseconds, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "{Operation}: attempt {Attempt} failed ({Reason}); the next one starts in {DelayMilliseconds:0} ms")]
    private static partial void Retrying(ILogger logger, string operation, int attempt, string reason, double delayMilliseconds);

    private static object StatusOf(ApiCall call) => call.Progress.StatusCode is { } status ? (int)status : None;

    // "There is none", "there is one already" and "that field is wrong" are answers that programs ask for.
    private static LogLevel LevelOf(Exception exception) =>
        exception is SolvimonNotFoundException or SolvimonConflictException or SolvimonValidationException or SolvimonTransitionException
            ? LogLevel.Information
            : LogLevel.Warning;

    [LoggerMessage(EventId = 3, Message = "{Operation} failed with {Error}, last status {StatusCode}, after {Attempts} attempt(s) in {ElapsedMilliseconds:0} ms (request {RequestId})")]
    private static partial void Failed(ILogger logger, LogLevel level, string operation, string error, object statusCode, int attempts, double elapsedMilliseconds, string requestId);
}
