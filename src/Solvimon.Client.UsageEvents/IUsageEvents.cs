using System.Data.Common;
using Solvimon.Client.Models;

namespace Solvimon.Client.UsageEvents;

/// <summary>
/// The outbox for usage events: what is recorded here is stored first, and sent to Solvimon in the background until it is
/// delivered or refused.
/// </summary>
/// <remarks>Safe for concurrent use; a singleton. There to be substituted in tests; new members are not a breaking change.</remarks>
public interface IUsageEvents
{
    /// <summary>Events that the API refused.</summary>
    IRejectedUsageEvents Rejected { get; }

    /// <summary>Records an event. On return it is committed to the store, and survives a crash of the process and of the machine.</summary>
    /// <remarks>
    /// The reference identifies the event within its account: recorded twice with the same content it is one event, as long as the
    /// store keeps references (<see cref="UsageEventsOptions.KeepReferences"/>).
    /// </remarks>
    /// <param name="usageEvent">The event. With an empty reference it gets one (a version 7 UUID); without a timestamp it gets the present time.</param>
    /// <param name="cancellationToken">Gives up waiting. If this throws <see cref="OperationCanceledException"/>, the event is not recorded.</param>
    /// <returns>The event's reference.</returns>
    /// <exception cref="ArgumentException">The API would refuse the event for certain: a reference outside 10 to 256 characters or of several lines, no customer, no meter.</exception>
    /// <exception cref="UsageEventConflictException">The reference belongs to an event with another content.</exception>
    /// <exception cref="UsageEventStoreException">The event could not be stored within <see cref="UsageEventsOptions.RecordTimeout"/>. It is not recorded.</exception>
    Task<string> RecordAsync(UsageEventCreateRequest usageEvent, CancellationToken cancellationToken = default);

    /// <summary>Records an event in a transaction of yours, so that it is committed with your own data: rolled back, nothing is sent.</summary>
    /// <param name="usageEvent">The event, as above.</param>
    /// <param name="transaction">An open transaction on the store's own database. With EF Core: <c>context.Database.CurrentTransaction.GetDbTransaction()</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The event's reference.</returns>
    /// <exception cref="ArgumentException">The event would be refused for certain, or the transaction is not one of the store's database.</exception>
    /// <exception cref="UsageEventConflictException">The reference belongs to an event with another content. The transaction stays usable.</exception>
    Task<string> RecordAsync(UsageEventCreateRequest usageEvent, DbTransaction transaction, CancellationToken cancellationToken = default);

    /// <summary>Takes an event into memory, from where it is committed within <see cref="UsageEventsOptions.CommitDelay"/>. Never waits.</summary>
    /// <remarks>Only a crash within that time loses the event, or a store that cannot be written until the process ends. A conflict is found too late to throw; it is logged and counted.</remarks>
    /// <param name="usageEvent">The event, as above.</param>
    /// <returns><see langword="false"/> when there is no room in memory, or the application has ended. Then the event was not taken.</returns>
    /// <exception cref="ArgumentException">As with <see cref="RecordAsync(UsageEventCreateRequest, CancellationToken)"/>.</exception>
    bool TryRecord(UsageEventCreateRequest usageEvent);

    /// <summary>
    /// Returns when all that the store holds at this moment is delivered, rejected or discarded; what this process recorded before is
    /// among it. Sends by itself where no host runs. While Solvimon cannot be reached it waits, for as long as the token allows.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting; sending goes on.</param>
    Task FlushAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the events that Solvimon accepted and could not price (<c>NOT_MATCHED</c>): they are not billed until the pricing is
    /// corrected and they are reprocessed. Asks the API, page by page; a store knows nothing of it.
    /// </summary>
    /// <param name="customerId">Only those of a customer, by Solvimon's id.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<UsageEvent> ListUnmatchedAsync(string? customerId = null, CancellationToken cancellationToken = default);

    /// <summary>Counts what became of the events, all processes and restarts included.</summary>
    /// <param name="cancellationToken">Ends the counting.</param>
    Task<UsageEventStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes what the store holds about a customer: events that wait or were rejected are discarded, with their content. What is
    /// being sent at this moment is not, and what was delivered is at Solvimon.
    /// </summary>
    /// <param name="customer">The customer's reference, or the id, as the events were recorded with.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many events were discarded.</returns>
    Task<long> DiscardCustomerAsync(string customer, CancellationToken cancellationToken = default);
}
