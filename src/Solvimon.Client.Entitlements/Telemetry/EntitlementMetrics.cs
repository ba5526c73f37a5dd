using System.Diagnostics.Metrics;

namespace Solvimon.Client.Entitlements.Telemetry;

/// <summary>How checks were answered, on the meter of the client: each check is counted by one of the four.</summary>
internal sealed class EntitlementMetrics : IDisposable
{
    private readonly Meter _meter = new("Solvimon.Client");
    private readonly KeyValuePair<string, object?> _account;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _staleHits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _fallbacks;

    public EntitlementMetrics(string account)
    {
        _account = new("solvimon.account", account);
        _hits = _meter.CreateCounter<long>("solvimon.entitlements.hits", "{check}", "Checks that a fresh answer was cached for.");
        _staleHits = _meter.CreateCounter<long>("solvimon.entitlements.stale_hits", "{check}", "Checks that were answered with what is refreshed meanwhile.");
        _misses = _meter.CreateCounter<long>("solvimon.entitlements.misses", "{check}", "Checks that waited for Solvimon's answer, and got it.");
        _fallbacks = _meter.CreateCounter<long>("solvimon.entitlements.fallbacks", "{check}", "Checks that had no answer in time: throw, deny, allow or use_stale was what the options say.");
    }

    public void Hit() => _hits.Add(1, _account);

    public void StaleHit() => _staleHits.Add(1, _account);

    public void Miss() => _misses.Add(1, _account);

    public void Fallback(EntitlementFallback fallback) => _fallbacks.Add(1, _account, new("solvimon.fallback", NameOf(fallback)));

    public void Dispose() => _meter.Dispose();

    private static string NameOf(EntitlementFallback fallback) => fallback switch
    {
        EntitlementFallback.Deny => "deny",
        EntitlementFallback.Allow => "allow",
        EntitlementFallback.UseStale => "use_stale",
        _ => "throw",
    };
}
