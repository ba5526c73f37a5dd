using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>What is done beside the sending, now and then: counting for the gauges, and forgetting old references.</summary>
internal sealed class Housekeeping(TimeSpan keepReferences, UsageEventMetrics metrics, TimeProvider clock)
{
    public static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForgetInterval = TimeSpan.FromHours(1);

    private long? _countedAt;
    private long? _forgottenAt;

    public async Task RunAsync(IUsageEventStore store, CancellationToken cancellationToken)
    {
        if (metrics.WantsStatistics && IsDue(ref _countedAt, CountInterval))
        {
            metrics.Update(await store.GetStatisticsAsync(cancellationToken).ConfigureAwait(false));
        }

        if (IsDue(ref _forgottenAt, ForgetInterval))
        {
            await store.ForgetAsync(clock.GetUtcNow() - keepReferences, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsDue(ref long? last, TimeSpan interval)
    {
        if (last is { } since && clock.GetElapsedTime(since) < interval)
        {
            return false;
        }

        last = clock.GetTimestamp();
        return true;
    }
}
