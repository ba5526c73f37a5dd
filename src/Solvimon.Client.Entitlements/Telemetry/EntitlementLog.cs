using Microsoft.Extensions.Logging;

namespace Solvimon.Client.Entitlements.Telemetry;

/// <summary>What entitlement checks log: features, codes and request ids; never customers.</summary>
internal static partial class EntitlementLog
{
    [LoggerMessage(1, LogLevel.Error, "Solvimon refuses to tell entitlements ({Error}, request {RequestId}): see to the key, its permissions, and the address. Checks are answered from the cache, then as WhenUnavailable says")]
    public static partial void Refused(ILogger logger, string error, string? requestId);

    [LoggerMessage(2, LogLevel.Warning, "Entitlements could not be refreshed ({Error}, request {RequestId}). Checks are answered from the cache, then as WhenUnavailable says")]
    public static partial void RefreshFailed(ILogger logger, string error, string? requestId);

    [LoggerMessage(3, LogLevel.Warning, "The feature {Feature} was asked for and is not granted to the customer: it counts as off, without a value. A slip in its reference looks the same. Said once for a feature")]
    public static partial void NotGranted(ILogger logger, string feature);

    [LoggerMessage(4, LogLevel.Warning, "The feature {Feature} was asked for as another type than it is granted as: it counts as off, without a value. Said once for a feature")]
    public static partial void OtherType(ILogger logger, string feature);

    [LoggerMessage(5, LogLevel.Warning, "A webhook's customer could not be looked up ({Error}, request {RequestId}): its entitlements are refreshed when they are no longer fresh")]
    public static partial void LookUpFailed(ILogger logger, string error, string? requestId);
}
