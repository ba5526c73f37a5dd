using System.Collections.Concurrent;
using Solvimon.Client;
using Solvimon.Client.Models;

namespace UsageEvents;

/// <summary>Asks what a customer may do, and remembers the answer for a second. While Solvimon does not answer, the last answer counts; without one, nobody is turned away.</summary>
internal sealed class EntitlementCheck(ISolvimonClient solvimon)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // A request waits for no longer than this, and nothing is repeated meanwhile.
    private static readonly RequestOptions Quick = new() { Timeout = TimeSpan.FromMilliseconds(300), MaxRetries = 0 };

    private readonly ConcurrentDictionary<string, (HashSet<string> Features, long AskedAt)> _answers = new(StringComparer.Ordinal);

    public async Task<bool> IsOnAsync(string customer, string feature, CancellationToken cancellationToken)
    {
        bool isKnown = _answers.TryGetValue(customer, out var answer);
        if (isKnown && TimeProvider.System.GetElapsedTime(answer.AskedAt) < Fresh)
        {
            return answer.Features.Contains(feature);
        }

        try
        {
            EntitlementOverview overview = await solvimon.Customers[customer].GetEntitlementsAsync(Quick, cancellationToken);
            HashSet<string> features = [.. (overview.Entitlements ?? []).Where(entitlement => entitlement.Switch == true).Select(entitlement => entitlement.FeatureReference!)];
            _answers[customer] = (features, TimeProvider.System.GetTimestamp());
            return features.Contains(feature);
        }
        catch (SolvimonNotFoundException)
        {
            return false;
        }
        catch (SolvimonException)
        {
            return !isKnown || answer.Features.Contains(feature);
        }
    }
}
