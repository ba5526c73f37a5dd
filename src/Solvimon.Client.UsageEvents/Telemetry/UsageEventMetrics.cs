using System.Diagnostics.Metrics;

namespace Solvimon.Client.UsageEvents.Telemetry;

/// <summary>The outbox's instruments, on the meter of the client. Counters are of this process; gauges are of the store, as it was looked at last.</summary>
internal sealed class UsageEventMetrics : IDisposable
{
    private readonly Meter _meter = new("Solvimon.Client");
    private readonly TimeProvider _clock;
    private readonly KeyValuePair<string, object?> _account;
    private readonly Counter<long> _recorded;
    private readonly Counter<long> _notAccepted;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _outcomes;
    private readonly ObservableGauge<long> _pending;
    private volatile UsageEventStatistics? _statistics;

    public UsageEventMetrics(string account, TimeProvider clock)
    {
        _clock = clock;
        _account = new("solvimon.account", account);
        _recorded = _meter.CreateCounter<long>("solvimon.usage_events.recorded", "{event}", "Events that were committed to the store.");
        _notAccepted = _meter.CreateCounter<long>("solvimon.usage_events.not_accepted", "{event}", "Events that TryRecord did not take, because the queue was full.");
        _conflicts = _meter.CreateCounter<long>("solvimon.usage_events.conflicts", "{event}", "Events that were not recorded, because their reference belongs to another.");
        _outcomes = _meter.CreateCounter<long>("solvimon.usage_events.outcomes", "{event}", "What became of events that were sent: delivered, duplicate, rejected, released, unknown.");
        _pending = _meter.CreateObservableGauge("solvimon.usage_events.pending", () => Observe(s => s.Pending), "{event}", "Events that are still to be delivered.");
        _meter.CreateObservableGauge("solvimon.usage_events.unknown", () => Observe(s => s.Unknown), "{event}", "Pending events that were sent without learning what became of them.");
        _meter.CreateObservableGauge("solvimon.usage_events.rejected", () => Observe(s => s.Rejected), "{event}", "Events that the API refused, and nobody has retried or discarded.");
        _meter.CreateObservableGauge("solvimon.usage_events.oldest_pending_age", () => Observe(AgeOf), "s", "Age of the oldest pending event.");
    }

    /// <summary>Whether anybody reads the gauges, which cost a query.</summary>
    public bool WantsStatistics => _pending.Enabled;

    public void Recorded(int count) => _recorded.Add(count, _account);

    public void NotAccepted() => _notAccepted.Add(1, _account);

    public void Conflict() => _conflicts.Add(1, _account);

    public void Outcome(UsageEventOutcomeKind kind, int count) => _outcomes.Add(count, _account, new("solvimon.outcome", NameOf(kind)));

    public void Update(UsageEventStatistics statistics) => _statistics = statistics;

    public void Dispose() => _meter.Dispose();

    private static string NameOf(UsageEventOutcomeKind kind) => kind switch
    {
        UsageEventOutcomeKind.Delivered => "delivered",
        UsageEventOutcomeKind.Duplicate => "duplicate",
        UsageEventOutcomeKind.Rejected => "rejected",
        UsageEventOutcomeKind.Released => "released",
        _ => "unknown",
    };

    private IEnumerable<Measurement<T>> Observe<T>(Func<UsageEventStatistics, T> figure)
        where T : struct =>
        _statistics is { } statistics ? [new Measurement<T>(figure(statistics), _account)] : [];

    private double AgeOf(UsageEventStatistics statistics) =>
        statistics.OldestPendingAt is { } oldest ? Math.Max(0, (_clock.GetUtcNow() - oldest).TotalSeconds) : 0;
}
