using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Solvimon.Client.UsageEvents.Storage;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Recording;

/// <summary>The queue that all callers share, in front of the one writer.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly UsageEventsOptions _options;
    private readonly TimeProvider _clock;
    private readonly UsageEventMetrics _metrics;

    // Events, and markers (TaskCompletionSource) of those who wait until all before them is committed.
    private readonly Channel<object> _queue;
    private readonly RecordWriter _writer;
    private readonly Lazy<Task> _writing;

    public Recorder(OpenStore store, UsageEventsOptions options, TimeProvider clock, Signal recorded, UsageEventMetrics metrics, ILogger logger)
    {
        (_options, _clock, _metrics) = (options, clock, metrics);
        _queue = Channel.CreateBounded<object>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _writer = new RecordWriter(_queue.Reader, store, options.CommitDelay, clock, recorded, metrics, logger);
        _writing = new Lazy<Task>(() => Task.Run(_writer.RunAsync));
    }

    public bool TryRecord(NewUsageEvent newEvent)
    {
        bool isAccepted = TryQueue(new QueuedEvent(newEvent, isAwaited: false));
        if (!isAccepted)
        {
            _metrics.NotAccepted();
        }

        return isAccepted;
    }

    public async Task<UsageEventRecordResult> RecordAsync(NewUsageEvent newEvent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        QueuedEvent queued = new(newEvent, isAwaited: true);
        if (!TryQueue(queued))
        {
            await QueueAsync(queued, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await queued.Result.WaitAsync(_options.RecordTimeout, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !queued.Result.IsCompleted)
        {
            if (!queued.TryWithdraw())
            {
                return await queued.Result.ConfigureAwait(false);
            }

            throw e is TimeoutException ? TooLate() : e;
        }
    }

    /// <summary>Returns when all that was accepted before is committed.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!_writing.IsValueCreated)
        {
            return;
        }

        // The queue keeps its order: when the writer is done with this, it is with all before it.
        TaskCompletionSource marker = new(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!_queue.Writer.TryWrite(marker))
        {
            if (!await _queue.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false))
            {
                await _writing.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        await marker.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Commits what is in the queue, and takes nothing more. Tries once: a store that cannot be written must not keep the process from ending.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_writing.IsValueCreated)
        {
            await _writing.Value.ConfigureAwait(false);
        }
    }

    private bool TryQueue(QueuedEvent queued)
    {
        // Begun first: whoever flushes afterwards finds it under way.
        _ = _writing.Value;
        return _queue.Writer.TryWrite(queued);
    }

    private async Task QueueAsync(QueuedEvent queued, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(_options.RecordTimeout, _clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(queued, either.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw e is ChannelClosedException
                ? new UsageEventStoreException("The application ends: the usage event is not recorded.", isTransient: false, e)
                : TooLate();
        }
    }

    private UsageEventStoreException TooLate()
    {
        Exception? cause = _writer.Failure;
        return new($"The usage event could not be stored in time, and is not recorded. {cause?.Message ?? "More is recorded than the store can write."}", isTransient: true, cause);
    }
}
