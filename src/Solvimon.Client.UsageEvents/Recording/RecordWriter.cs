using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Solvimon.Client.UsageEvents.Storage;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Recording;

/// <summary>The one writer behind all callers: many events are one transaction.</summary>
internal sealed class RecordWriter(
    ChannelReader<object> queue,
    OpenStore openStore,
    TimeSpan commitDelay,
    TimeProvider clock,
    Signal recorded,
    UsageEventMetrics metrics,
    ILogger logger)
{
    private const int MaxTransaction = 512;

    private readonly List<QueuedEvent> _batch = [];
    private readonly List<TaskCompletionSource> _markers = [];
    private volatile Exception? _failure;

    /// <summary>Why the store could not be written the last time; <see langword="null"/> when it could.</summary>
    public Exception? Failure => _failure;

    /// <summary>Writes until the queue ends.</summary>
    public async Task RunAsync()
    {
        while (await queue.WaitToReadAsync().ConfigureAwait(false))
        {
            await CollectAsync().ConfigureAwait(false);
            await CommitAsync().ConfigureAwait(false);
            _markers.ForEach(static marker => marker.SetResult());
            _batch.Clear();
            _markers.Clear();
        }
    }

    /// <summary>Takes what is there. When nobody waits for it, more may come for a while: a transaction costs as much for many as for one.</summary>
    private async Task CollectAsync()
    {
        bool isAwaited = false;
        long start = clock.GetTimestamp();
        while (true)
        {
            while (_batch.Count < MaxTransaction && queue.TryRead(out object? next))
            {
                isAwaited |= Take(next);
            }

            TimeSpan left = commitDelay - clock.GetElapsedTime(start);
            if (isAwaited || _batch.Count >= MaxTransaction || left <= TimeSpan.Zero || queue.Completion.IsCompleted)
            {
                return;
            }

            try
            {
                if (!await queue.WaitToReadAsync().AsTask().WaitAsync(left, clock).ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    /// <returns>Whether somebody waits for it.</returns>
    private bool Take(object next)
    {
        if (next is QueuedEvent queued)
        {
            _batch.Add(queued);
            return queued.IsAwaited;
        }

        _markers.Add((TaskCompletionSource)next);
        return true;
    }

    private async Task CommitAsync()
    {
        for (int failures = 1; ; failures++)
        {
            _batch.RemoveAll(static queued => !queued.TryBeginWriting());
            if (_batch.Count == 0)
            {
                return;
            }

            try
            {
                IUsageEventStore store = await openStore.GetAsync(CancellationToken.None).ConfigureAwait(false);
                Written(await store.RecordAsync(_batch.ConvertAll(static queued => queued.Event), CancellationToken.None).ConfigureAwait(false));
                return;
            }
#pragma warning disable CA1031 // Whatever the store throws: who waits is told, and the rest is tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = e;
                bool isFinal = e is not UsageEventStoreException { IsTransient: true } || queue.Completion.IsCompleted;
                _batch.RemoveAll(queued => !queued.KeepAfter(e, isFinal));
                if (queue.Completion.IsCompleted)
                {
                    UsageEventLog.LostAtEnd(logger, _batch.Count, e);
                    return;
                }

                TimeSpan wait = TimeSpan.FromMilliseconds(Math.Min(5_000, 100 * Math.Pow(2, failures - 1)));
                UsageEventLog.StoringFailed(logger, _batch.Count, wait.TotalSeconds, e);
                await queue.Completion.WaitAsync(wait, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Written(IReadOnlyList<UsageEventRecordResult> results)
    {
        int count = 0;
        for (int i = 0; i < _batch.Count; i++)
        {
            count += results[i] == UsageEventRecordResult.Recorded ? 1 : 0;
            if (results[i] == UsageEventRecordResult.Conflict)
            {
                metrics.Conflict();
                UsageEventLog.Conflict(logger, _batch[i].IsAwaited);
            }

            _batch[i].Written(results[i]);
        }

        _failure = null;
        metrics.Recorded(count);
        recorded.Set();
    }
}
