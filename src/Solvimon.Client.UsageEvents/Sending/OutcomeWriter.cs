using Microsoft.Extensions.Logging;
using Solvimon.Client.UsageEvents.Recording;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>Writes down what became of claimed events, and tells the application which were rejected.</summary>
internal sealed class OutcomeWriter(UsageEventsOptions options, UsageEventMetrics metrics, TimeProvider clock, ILogger logger)
{
    /// <summary>Has the store take note, however long that takes: to forget it would leave the events open.</summary>
    public async Task WriteAsync(IUsageEventStore store, UsageEventClaim claim, List<UsageEventOutcome> outcomes, CancellationToken abort)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                int counted = await store.CompleteAsync(claim, outcomes, CancellationToken.None).ConfigureAwait(false);
                if (counted < outcomes.Count)
                {
                    UsageEventLog.FencedOff(logger, outcomes.Count - counted);
                }

                break;
            }
#pragma warning disable CA1031 // Whatever the store throws: it is tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                TimeSpan wait = TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures)));
                UsageEventLog.StoreFailed(logger, wait.TotalSeconds, e);
                if (abort.IsCancellationRequested)
                {
                    // The next process finds them being sent, and takes their outcome for unknown.
                    return;
                }

                await Task.Delay(wait, clock, abort).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        foreach (IGrouping<UsageEventOutcomeKind, UsageEventOutcome> kind in outcomes.GroupBy(static outcome => outcome.Kind))
        {
            metrics.Outcome(kind.Key, kind.Count());
        }

        await TellOfRejectedAsync(outcomes, abort).ConfigureAwait(false);
    }

    private async Task TellOfRejectedAsync(List<UsageEventOutcome> outcomes, CancellationToken abort)
    {
        if (options.OnRejected is not { } onRejected)
        {
            return;
        }

        foreach (UsageEventOutcome outcome in outcomes.Where(static outcome => outcome.Rejection is not null))
        {
            try
            {
                RejectedUsageEvent rejected = new RejectedUsageEvent
                {
                    Reference = outcome.Event.Reference,
                    Event = EventContent.Read(outcome.Event.Content),
                    Rejection = outcome.Rejection!,
                    RecordedAt = outcome.Event.RecordedAt,
                    RejectedAt = clock.GetUtcNow(),
                };
                await onRejected(rejected, abort).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The application's own code: what it throws changes nothing.
            catch (Exception e)
#pragma warning restore CA1031
            {
                UsageEventLog.CallbackFailed(logger, e);
            }
        }
    }
}
