using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Solvimon.Client.Entitlements.Tests.Infrastructure;

/// <summary>The counters of an account, by what they count: <c>hits</c>, <c>fallbacks deny</c>.</summary>
internal sealed class CheckCounts : IDisposable
{
    private const string Prefix = "solvimon.entitlements.";

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public CheckCounts(string account)
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            KeyValuePair<string, object?>[] all = tags.ToArray();
            if (all.Contains(new("solvimon.account", account)))
            {
                string name = string.Join(' ', all.Where(tag => tag.Key == "solvimon.fallback").Select(tag => tag.Value).Prepend(instrument.Name[Prefix.Length..]));
                _counts.AddOrUpdate(name, value, (_, before) => before + value);
            }
        });
        _listener.Start();
    }

    public IReadOnlyDictionary<string, long> All => _counts;

    public void Dispose() => _listener.Dispose();
}
