using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Models;
using Solvimon.Client.UsageEvents.Recording;
using Solvimon.Client.UsageEvents.Sending;
using Solvimon.Client.UsageEvents.Storage;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Outbox;

/// <summary>The outbox of one account: what records, what sends, and what both share.</summary>
internal sealed class UsageEventsOutbox : IUsageEvents, IRejectedUsageEvents, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FlushPoll = TimeSpan.FromMilliseconds(20);

    private readonly UsageEventsOptions _options;
    private readonly ISolvimonClient _solvimon;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly OpenStore _store;
    private readonly UsageEventMetrics _metrics;
    private readonly Recorder _recorder;
    private readonly Sender _sender;
    private readonly StorePause _pause;
    private readonly Signal _recorded = new();
    private readonly CancellationTokenSource _disposing = new();

    public UsageEventsOutbox(UsageEventsOptions options, SolvimonClientOptions clientOptions, ISolvimonClient solvimon, IUsageEventStore store, TimeProvider clock, ILogger logger)
    {
        (_options, _solvimon, _clock, _logger) = (options, solvimon, clock, logger);
        _store = new OpenStore(store, () => UsageEventAccount.Of(options.Account, clientOptions));
        _metrics = new UsageEventMetrics(options.Account, clock);
        _recorder = new Recorder(_store, options, clock, _recorded, _metrics, logger);
        _pause = new StorePause(clock, logger);
        SuspectCustomers suspects = new(clock);
        bool isIdempotent = clientOptions.UsageEventsAreIdempotent;
        BatchSender batches = new(solvimon, options, isIdempotent, _pause, suspects, logger);
        _sender = new Sender(
            _store,
            batches,
            new OutcomeWriter(options, _metrics, clock, logger),
            new Housekeeping(options.KeepReferences, _metrics, clock),
            options,
            BatchSender.UnknownDelay(options, isIdempotent),
            _pause,
            suspects,
            _recorded,
            clock,
            logger);
    }

    public IRejectedUsageEvents Rejected => this;

    /// <summary>Why Solvimon refuses everything; <see langword="null"/> while it does not.</summary>
    public string? HeldBecause => _pause.HeldBecause;

    public async Task<string> RecordAsync(UsageEventCreateRequest usageEvent, CancellationToken cancellationToken = default)
    {
        NewUsageEvent newEvent = Prepare(usageEvent);
        return ReferenceOf(newEvent, await _recorder.RecordAsync(newEvent, cancellationToken).ConfigureAwait(false));
    }

    public async Task<string> RecordAsync(UsageEventCreateRequest usageEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        NewUsageEvent newEvent = Prepare(usageEvent);
        IUsageEventStore store = await _store.GetAsync(cancellationToken).ConfigureAwait(false);
        return ReferenceOf(newEvent, await store.RecordAsync(newEvent, transaction, cancellationToken).ConfigureAwait(false));
    }

    public bool TryRecord(UsageEventCreateRequest usageEvent) => _recorder.TryRecord(Prepare(usageEvent));

    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        await _recorder.FlushAsync(cancellationToken).ConfigureAwait(false);
        IUsageEventStore store = await _store.GetAsync(cancellationToken).ConfigureAwait(false);
        long position = await store.GetLastPositionAsync(cancellationToken).ConfigureAwait(false);

        // Where a host runs, its sender is at work already, and this one only waits for it.
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task sending = SendAsync(done.Token, CancellationToken.None);
        try
        {
            while (await store.HasPendingAsync(position, cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(FlushPoll, _clock, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // Who gives up does not wait for the requests that are under way; they are finished all the same.
            await done.CancelAsync().ConfigureAwait(false);
            await sending.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public IAsyncEnumerable<UsageEvent> ListUnmatchedAsync(string? customerId = null, CancellationToken cancellationToken = default)
    {
        IEventList list = _solvimon.Events.List().WithProcessingResult(UsageEventProcessingResult.NotMatched);
        return Enumerate(customerId is null ? list : list.WithCustomerId(customerId), cancellationToken);
    }

    public async Task<UsageEventStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        await (await _store.GetAsync(cancellationToken).ConfigureAwait(false)).GetStatisticsAsync(cancellationToken).ConfigureAwait(false);

    public async Task<long> DiscardCustomerAsync(string customer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customer);
        return await (await _store.GetAsync(cancellationToken).ConfigureAwait(false)).DiscardCustomerAsync(customer, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<RejectedUsageEvent> ListAsync(
        RejectedUsageEventFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IUsageEventStore store = await _store.GetAsync(cancellationToken).ConfigureAwait(false);
        await foreach (RejectedUsageEvent rejected in store.ListRejectedAsync(filter ?? new(), cancellationToken).ConfigureAwait(false))
        {
            yield return rejected;
        }
    }

    public async Task<long> RetryAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        long count = await (await _store.GetAsync(cancellationToken).ConfigureAwait(false)).RetryRejectedAsync(filter, cancellationToken).ConfigureAwait(false);
        _recorded.Set();
        return count;
    }

    public async Task<long> DiscardAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await (await _store.GetAsync(cancellationToken).ConfigureAwait(false)).DiscardRejectedAsync(filter, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the store now, so that what is wrong with it is seen at start.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken) => await _store.GetAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Sends until it is told to stop, or the outbox is disposed of.</summary>
    public async Task SendAsync(CancellationToken stopping, CancellationToken abort)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, _disposing.Token);
        using CancellationTokenSource breakOff = CancellationTokenSource.CreateLinkedTokenSource(abort, _disposing.Token);
        await _sender.RunAsync(stop.Token, breakOff.Token).ConfigureAwait(false);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _recorder.FlushAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _recorder.DisposeAsync().ConfigureAwait(false);
        await _disposing.CancelAsync().ConfigureAwait(false);
        await _sender.DisposeAsync().ConfigureAwait(false);
        _disposing.Dispose();
        _metrics.Dispose();
        _store.Dispose();
    }

    // A container may be disposed of without awaiting, and what TryRecord took must be committed all the same.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async IAsyncEnumerable<UsageEvent> Enumerate(IEventList list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (UsageEvent usageEvent in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return usageEvent;
        }
    }

    private static string ReferenceOf(NewUsageEvent newEvent, UsageEventRecordResult result) =>
        result == UsageEventRecordResult.Conflict ? throw new UsageEventConflictException(newEvent.Reference) : newEvent.Reference;

    private NewUsageEvent Prepare(UsageEventCreateRequest usageEvent)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        NewUsageEvent newEvent = EventContent.Prepare(usageEvent, now);
        if (usageEvent.Timestamp - now is { } ahead && ahead > MostAhead)
        {
            UsageEventLog.TimestampAhead(_logger, ahead.TotalMinutes);
        }

        return newEvent;
    }
}
