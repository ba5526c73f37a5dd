using Microsoft.Extensions.Logging;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore;

/// <summary>What the receiver logs: types, reasons and the handlers' own exceptions; never bodies, signatures or secrets.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(1, LogLevel.Warning, "A webhook was refused: {Reason}")]
    public static partial void Refused(ILogger logger, WebhookVerificationFailure reason);

    [LoggerMessage(2, LogLevel.Warning, "A webhook was refused: the endpoint's credential is missing or wrong")]
    public static partial void NotAuthenticated(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "A webhook was refused: its body is larger than {MaxBodyBytes} bytes")]
    public static partial void TooLarge(ILogger logger, int maxBodyBytes);

    [LoggerMessage(4, LogLevel.Error, "{Problem} Solvimon will send the webhook again")]
    public static partial void Malformed(ILogger logger, string problem);

    [LoggerMessage(5, LogLevel.Error, "Handling {EventType} failed. Solvimon will send it again, and holds back later events until then")]
    public static partial void HandlerFailed(ILogger logger, string eventType, Exception exception);

    [LoggerMessage(6, LogLevel.Error, "Handling {EventType} took too long. Solvimon will send it again, and holds back later events until then")]
    public static partial void TimedOut(ILogger logger, string eventType);

    [LoggerMessage(7, LogLevel.Warning, "{EventType} was handled, but not recorded: a redelivery would be handled again")]
    public static partial void RecordingFailed(ILogger logger, string eventType, Exception exception);

    [LoggerMessage(8, LogLevel.Information, "{EventType} was handled")]
    public static partial void Handled(ILogger logger, string eventType);

    [LoggerMessage(9, LogLevel.Information, "{EventType} came again, and had been handled before")]
    public static partial void Duplicate(ILogger logger, string eventType);

    [LoggerMessage(10, LogLevel.Debug, "{EventType} has no handler")]
    public static partial void Unhandled(ILogger logger, string eventType);

    [LoggerMessage(11, LogLevel.Information, "{EventType} is in the inbox")]
    public static partial void Stored(ILogger logger, string eventType);

    [LoggerMessage(12, LogLevel.Error, "{EventType} could not be stored in the inbox. Solvimon will send it again")]
    public static partial void StoringFailed(ILogger logger, string eventType, Exception exception);

    [LoggerMessage(13, LogLevel.Error, "Handling {EventType} from the inbox failed, attempt {Attempt}; it is tried again in {DelaySeconds:0} s, before any later event")]
    public static partial void InboxFailed(ILogger logger, string eventType, int attempt, double delaySeconds, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "Handling {EventType} from the inbox takes longer than InboxHandlerTimeout; its handlers were asked to stop, and later events wait for them")]
    public static partial void InboxTimedOut(ILogger logger, string eventType);

    [LoggerMessage(15, LogLevel.Error, "{EventType} from the inbox was set aside after {Attempts} attempts, and later events go on; its digest is {Digest}")]
    public static partial void SetAside(ILogger logger, string eventType, int attempts, string digest, Exception? exception);

    [LoggerMessage(16, LogLevel.Warning, "Another process has taken {EventType} over from this one, and may handle it again")]
    public static partial void ClaimLost(ILogger logger, string eventType);

    [LoggerMessage(17, LogLevel.Warning, "The claim on {EventType} could not be renewed")]
    public static partial void RenewalFailed(ILogger logger, string eventType, Exception exception);

    [LoggerMessage(18, LogLevel.Error, "The inbox failed; it is tried again in {DelaySeconds:0} s")]
    public static partial void InboxUnavailable(ILogger logger, double delaySeconds, Exception exception);

    [LoggerMessage(19, LogLevel.Information, "{EventType} came again, and the inbox has it already")]
    public static partial void StoredBefore(ILogger logger, string eventType);

    [LoggerMessage(20, LogLevel.Warning, "A webhook was refused: its body could not be received ({StatusCode})")]
    public static partial void BodyNotReceived(ILogger logger, int statusCode);

    [LoggerMessage(21, LogLevel.Warning, "{Pattern} matches no event type that this version of the SDK knows: if there is a slip in it, its handler never runs. Known of this resource: {KnownTypes}")]
    public static partial void UnknownEventType(ILogger logger, string pattern, string knownTypes);
}
