using Microsoft.Extensions.Logging;

namespace Solvimon.Client.UsageEvents.Telemetry;

/// <summary>What the outbox logs: counts, codes and request ids; never references, customers or contents.</summary>
internal static partial class UsageEventLog
{
    [LoggerMessage(1, LogLevel.Error, "{Count} usage events could not be stored; tried again in {Seconds:0.#} s")]
    public static partial void StoringFailed(ILogger logger, int count, double seconds, Exception exception);

    [LoggerMessage(2, LogLevel.Critical, "{Count} usage events that TryRecord took are lost: they could not be stored before the application ended")]
    public static partial void LostAtEnd(ILogger logger, int count, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "A usage event was not recorded: its reference belongs to another one (the caller was told: {WasTold})")]
    public static partial void Conflict(ILogger logger, bool wasTold);

    [LoggerMessage(4, LogLevel.Warning, "A usage event was recorded with a timestamp {Minutes:0} minutes ahead of this machine's clock; Solvimon takes 30 at most")]
    public static partial void TimestampAhead(ILogger logger, double minutes);

    [LoggerMessage(5, LogLevel.Warning, "Usage events cannot be delivered now ({Error}, request {RequestId}); tried again in {Seconds:0.#} s")]
    public static partial void NotNow(ILogger logger, string error, string? requestId, double seconds);

    [LoggerMessage(6, LogLevel.Error, "Usage events are held back, as Solvimon refuses all of them ({Error}, request {RequestId}): see to the key, its permissions, and the address. Tried again in {Seconds:0.#} s")]
    public static partial void Paused(ILogger logger, string error, string? requestId, double seconds);

    [LoggerMessage(7, LogLevel.Warning, "What became of {Count} usage events is not known ({Error}, request {RequestId})")]
    public static partial void OutcomeUnknown(ILogger logger, int count, string error, string? requestId);

    [LoggerMessage(8, LogLevel.Warning, "A usage event was rejected: {StatusCode} {Code}, field {Field} (request {RequestId})")]
    public static partial void Rejected(ILogger logger, int statusCode, string code, string? field, string? requestId);

    [LoggerMessage(9, LogLevel.Error, "OnRejected failed")]
    public static partial void CallbackFailed(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "The store of usage events cannot be used; tried again in {Seconds:0.#} s")]
    public static partial void StoreFailed(ILogger logger, double seconds, Exception exception);

    [LoggerMessage(11, LogLevel.Information, "Another process sends the usage events of this store; this one stands by")]
    public static partial void StandingBy(ILogger logger);

    [LoggerMessage(12, LogLevel.Information, "This process sends the usage events of this store")]
    public static partial void Sending(ILogger logger);

    [LoggerMessage(13, LogLevel.Error, "The outcome of {Count} usage events did not count, as another process has taken them over")]
    public static partial void FencedOff(ILogger logger, int count);

    [LoggerMessage(14, LogLevel.Warning, "The claim on usage events that are being sent could not be renewed; tried again as long as it holds")]
    public static partial void RenewalFailed(ILogger logger, Exception exception);
}
