using System.Data.Common;
using System.Runtime.CompilerServices;
using Solvimon.Client.Models;
using Solvimon.Client.UsageEvents.Recording;

namespace Solvimon.Client.UsageEvents.Outbox;

/// <summary>Checks events, and forgets them: for machines without a key.</summary>
internal sealed class DisabledUsageEvents(TimeProvider clock) : IUsageEvents, IRejectedUsageEvents
{
    public IRejectedUsageEvents Rejected => this;

    public Task<string> RecordAsync(UsageEventCreateRequest usageEvent, CancellationToken cancellationToken = default) =>
        Task.FromResult(EventContent.Prepare(usageEvent, clock.GetUtcNow()).Reference);

    public Task<string> RecordAsync(UsageEventCreateRequest usageEvent, DbTransaction transaction, CancellationToken cancellationToken = default) =>
        RecordAsync(usageEvent, cancellationToken);

    public bool TryRecord(UsageEventCreateRequest usageEvent)
    {
        EventContent.Prepare(usageEvent, clock.GetUtcNow());
        return true;
    }

    public Task FlushAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public IAsyncEnumerable<UsageEvent> ListUnmatchedAsync(string? customerId = null, CancellationToken cancellationToken = default) => None<UsageEvent>(cancellationToken);

    public IAsyncEnumerable<RejectedUsageEvent> ListAsync(RejectedUsageEventFilter? filter = null, CancellationToken cancellationToken = default) => None<RejectedUsageEvent>(cancellationToken);

    public Task<long> RetryAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) => Task.FromResult(0L);

    public Task<long> DiscardAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) => Task.FromResult(0L);

    public Task<long> DiscardCustomerAsync(string customer, CancellationToken cancellationToken = default) => Task.FromResult(0L);

    public Task<UsageEventStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new UsageEventStatistics { Recorded = 0, Delivered = 0, Duplicates = 0, Rejected = 0, Discarded = 0, Pending = 0, Unknown = 0, OldestPendingAt = null });

    private static async IAsyncEnumerable<T> None<T>([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        yield break;
    }
}
