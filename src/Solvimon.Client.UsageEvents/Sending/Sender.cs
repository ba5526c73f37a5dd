using Microsoft.Extensions.Logging;
using Solvimon.Client.Stores;
using Solvimon.Client.UsageEvents.Recording;
using Solvimon.Client.UsageEvents.Storage;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>Claims what is due, sends it some batches at a time, and has written down what became of it. Runs once at a time.</summary>
internal sealed class Sender(
    OpenStore openStore,
    BatchSender batches,
    OutcomeWriter outcomeWriter,
    Housekeeping housekeeping,
    UsageEventsOptions options,
    TimeSpan unknownDelay,
    StorePause pause,
    SuspectCustomers suspects,
    Signal recorded,
    TimeProvider clock,
    ILogger logger) : IAsyncDisposable
{
    // Others record into the store too: with transactions of their own, and from other processes.
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _slots = new(options.MaxConcurrentBatches);
    private readonly SemaphoreSlim _isRunning = new(1);
    private bool? _isSender;

    /// <summary>Sends until it is told to stop, and returns when nothing is under way any more.</summary>
    /// <param name="stopping">Stops claiming; what is under way is finished.</param>
    /// <param name="abort">Breaks off what is under way.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            await _isRunning.WaitAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        List<Task> underWay = [];
        try
        {
            int failures = 0;
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    await SendDueAsync(underWay, stopping, abort).ConfigureAwait(false);
                    failures = 0;
                }
                catch (OperationCanceledException) when (stopping.IsCancellationRequested)
                {
                }
#pragma warning disable CA1031 // Whatever the store throws is no reason to stop: it is tried again.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    TimeSpan wait = TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures++)));
                    UsageEventLog.StoreFailed(logger, wait.TotalSeconds, e);
                    await Task.Delay(wait, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
        finally
        {
            await Task.WhenAll(underWay).ConfigureAwait(false);
            _isRunning.Release();
        }
    }

    /// <summary>Waits for the end of a run that was told to stop.</summary>
    public async ValueTask DisposeAsync()
    {
        await _isRunning.WaitAsync().ConfigureAwait(false);
        _slots.Dispose();
        _isRunning.Dispose();
    }

    private async Task SendDueAsync(List<Task> underWay, CancellationToken stopping, CancellationToken abort)
    {
        IUsageEventStore store = await openStore.GetAsync(stopping).ConfigureAwait(false);
        await housekeeping.RunAsync(store, stopping).ConfigureAwait(false);
        if (pause.Left is { Ticks: > 0 } left)
        {
            await Task.Delay(left < Housekeeping.CountInterval ? left : Housekeeping.CountInterval, clock, stopping).ConfigureAwait(false);
            return;
        }

        // Twice as many as are sent at once: the next ones are ready when a slot becomes free. After a failure one is enough to see whether it is better.
        int most = pause.IsFailing ? 1 : 2 * options.MaxConcurrentBatches;
        long heldSince = clock.GetTimestamp();
        UsageEventClaim? claim = await store.ClaimAsync(most * options.BatchSize, unknownDelay, stopping).ConfigureAwait(false);
        NoteWhoSends(claim is not null);
        underWay.RemoveAll(static task => task.IsCompleted);
        if (claim is { Events.Count: > 0 })
        {
            LeaseRenewal renewal = new(claim.LeaseDuration, heldSince, token => store.RenewAsync(claim, token), e => UsageEventLog.RenewalFailed(logger, e), clock);
            List<Task> sending = [];
            foreach (ClaimedUsageEvent[] batch in BatchDivision.Divide(claim.Events, options.BatchSize, suspects))
            {
                await _slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
                sending.Add(Task.Run(() => SendAsync(store, claim, batch, renewal.Lost, stopping, abort), CancellationToken.None));
            }

            underWay.Add(EndAsync(sending, renewal));
            return;
        }

        await recorded.WaitAsync(PollInterval, clock, stopping).ConfigureAwait(false);
    }

    private async Task SendAsync(IUsageEventStore store, UsageEventClaim claim, ClaimedUsageEvent[] batch, CancellationToken lost, CancellationToken stopping, CancellationToken abort)
    {
        List<UsageEventOutcome> outcomes;
        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(lost, abort);

            // What was claimed before it was known that nothing more is sent is given back.
            outcomes = stopping.IsCancellationRequested || pause.Left > TimeSpan.Zero
                ? [.. batch.Select(UsageEventOutcome.Released)]
                : await batches.SendAsync(batch, either.Token).ConfigureAwait(false);
        }
        finally
        {
            // The next batch goes out while this one is written down.
            _slots.Release();
        }

        await outcomeWriter.WriteAsync(store, claim, outcomes, abort).ConfigureAwait(false);
    }

    private static async Task EndAsync(List<Task> sending, LeaseRenewal renewal)
    {
        await using (renewal.ConfigureAwait(false))
        {
            await Task.WhenAll(sending).ConfigureAwait(false);
        }
    }

    private void NoteWhoSends(bool isSender)
    {
        if (_isSender == isSender)
        {
            return;
        }

        _isSender = isSender;
        if (isSender)
        {
            UsageEventLog.Sending(logger);
        }
        else
        {
            UsageEventLog.StandingBy(logger);
        }
    }
}
