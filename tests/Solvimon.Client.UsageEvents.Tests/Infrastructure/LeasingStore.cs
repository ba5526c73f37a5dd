using System.Data.Common;

namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

/// <summary>A store whose claims are leases, as with a database server.</summary>
internal sealed class LeasingStore(IUsageEventStore inner, TimeSpan lease) : IUsageEventStore, IDisposable
{
    private int _renewals;

    /// <summary>Whether another process has taken the events over.</summary>
    public bool IsLost { get; set; }

    public int Renewals => Volatile.Read(ref _renewals);

    public List<UsageEventOutcomeKind> Outcomes { get; } = [];

    public Task OpenAsync(UsageEventAccount account, CancellationToken cancellationToken = default) => inner.OpenAsync(account, cancellationToken);

    public Task<IReadOnlyList<UsageEventRecordResult>> RecordAsync(IReadOnlyList<NewUsageEvent> events, CancellationToken cancellationToken = default) => inner.RecordAsync(events, cancellationToken);

    public Task<UsageEventRecordResult> RecordAsync(NewUsageEvent newEvent, DbTransaction transaction, CancellationToken cancellationToken = default) => inner.RecordAsync(newEvent, transaction, cancellationToken);

    public async Task<UsageEventClaim?> ClaimAsync(int maxEvents, TimeSpan unknownDelay, CancellationToken cancellationToken = default) =>
        await inner.ClaimAsync(maxEvents, unknownDelay, cancellationToken) is { } claim
            ? new UsageEventClaim { FencingNumber = claim.FencingNumber, Events = claim.Events, LeaseDuration = lease }
            : null;

    public Task<bool> RenewAsync(UsageEventClaim claim, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _renewals);
        return Task.FromResult(!IsLost);
    }

    public Task<int> CompleteAsync(UsageEventClaim claim, IReadOnlyList<UsageEventOutcome> outcomes, CancellationToken cancellationToken = default)
    {
        lock (Outcomes)
        {
            Outcomes.AddRange(outcomes.Select(outcome => outcome.Kind));
        }

        return IsLost ? Task.FromResult(0) : inner.CompleteAsync(claim, outcomes, cancellationToken);
    }

    public Task<long> GetLastPositionAsync(CancellationToken cancellationToken = default) => inner.GetLastPositionAsync(cancellationToken);

    public Task<bool> HasPendingAsync(long position, CancellationToken cancellationToken = default) => inner.HasPendingAsync(position, cancellationToken);

    public Task<UsageEventStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => inner.GetStatisticsAsync(cancellationToken);

    public IAsyncEnumerable<RejectedUsageEvent> ListRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) => inner.ListRejectedAsync(filter, cancellationToken);

    public Task<long> RetryRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) => inner.RetryRejectedAsync(filter, cancellationToken);

    public Task<long> DiscardRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) => inner.DiscardRejectedAsync(filter, cancellationToken);

    public Task<long> DiscardCustomerAsync(string customer, CancellationToken cancellationToken = default) => inner.DiscardCustomerAsync(customer, cancellationToken);

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => inner.ForgetAsync(before, cancellationToken);

    public void Dispose() => ((IDisposable)inner).Dispose();
}
