using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Entitlements.Telemetry;

namespace Solvimon.Client.Entitlements.Checks;

/// <summary>One warning for each feature that is asked for in vain. Who makes up features cannot fill the memory: after a thousand it is silent.</summary>
internal sealed class FeatureWarnings(ILogger logger)
{
    private const int MaxFeatures = 1_000;

    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    public void NotGranted(string feature, bool isOtherType)
    {
        if (_warned.ContainsKey(feature) || _warned.Count >= MaxFeatures || !_warned.TryAdd(feature, isOtherType))
        {
            return;
        }

        if (isOtherType)
        {
            EntitlementLog.OtherType(logger, feature);
        }
        else
        {
            EntitlementLog.NotGranted(logger, feature);
        }
    }
}
