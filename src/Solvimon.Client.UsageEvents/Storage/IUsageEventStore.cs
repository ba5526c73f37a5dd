using System.Data.Common;

namespace Solvimon.Client.UsageEvents;

/// <summary>
/// Where an account's events are kept. For packages that bring a database; applications use <see cref="IUsageEvents"/>.
/// </summary>
/// <remarks>
/// One instance serves one account, and is called by many threads at once; several processes may share what it stores in. Each call
/// is one transaction, which also keeps the figures: what <see cref="GetStatisticsAsync"/> says adds up after any crash. What goes wrong
/// is a <see cref="UsageEventStoreException"/>.
/// An event is waiting, being sent, rejected, delivered, a duplicate, or discarded.
/// </remarks>
public interface IUsageEventStore
{
    /// <summary>Makes or migrates the schema, under a lock, and writes down whose events these are. Called before everything else, and again after a failure.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SolvimonConfigurationException">The account's name stands in the store with another address or platform; the message has the command that moves it.</exception>
    Task OpenAsync(UsageEventAccount account, CancellationToken cancellationToken = default);

    /// <summary>Commits events.</summary>
    /// <param name="events">The events, in the order in which they shall be sent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What became of each, in their order.</returns>
    Task<IReadOnlyList<UsageEventRecordResult>> RecordAsync(IReadOnlyList<NewUsageEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Writes an event in a caller's transaction. A reference that is taken must not abort it.</summary>
    /// <param name="newEvent">The event.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The transaction is not one of this database.</exception>
    Task<UsageEventRecordResult> RecordAsync(NewUsageEvent newEvent, DbTransaction transaction, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes events that are due, and commits that they are being sent before they are: after a crash their outcome is unknown, not
    /// forgotten. Events whose claim has ended without an outcome, because its process died or its lease ran out, are made waiting again,
    /// their outcome unknown, due after <paramref name="unknownDelay"/>.
    /// </summary>
    /// <remarks>
    /// A store for several machines makes the claim a lease by the clock of the database, and lets many processes claim side by side. A
    /// store for one machine may let one process claim, for as long as that lives.
    /// </remarks>
    /// <param name="maxEvents">The most events to take.</param>
    /// <param name="unknownDelay">How long events whose outcome is unknown wait. One that is due later was put off by a clock that ran ahead, and is due after this time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The events; none when nothing is due; <see langword="null"/> when another process does the sending.</returns>
    Task<UsageEventClaim?> ClaimAsync(int maxEvents, TimeSpan unknownDelay, CancellationToken cancellationToken = default);

    /// <summary>Lets a claim hold for another <see cref="UsageEventClaim.LeaseDuration"/> from now. Not called where that is <see langword="null"/>.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the claim is lost: another process has taken its events over.</returns>
    Task<bool> RenewAsync(UsageEventClaim claim, CancellationToken cancellationToken = default);

    /// <summary>Writes down what became of claimed events. An outcome counts only while the claim's fencing number is the event's own.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="outcomes">The outcomes of some or all of its events.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many of them counted.</returns>
    Task<int> CompleteAsync(UsageEventClaim claim, IReadOnlyList<UsageEventOutcome> outcomes, CancellationToken cancellationToken = default);

    /// <summary>The position of the event that was committed last; 0 when there is none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<long> GetLastPositionAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether an event up to a position is waiting or being sent.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> HasPendingAsync(long position, CancellationToken cancellationToken = default);

    /// <summary>Counts, in one moment.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<UsageEventStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists rejected events, the oldest first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<RejectedUsageEvent> ListRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Makes rejected events waiting again.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many.</returns>
    Task<long> RetryRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Discards rejected events, and deletes their content.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many.</returns>
    Task<long> DiscardRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Discards a customer's waiting and rejected events, and deletes their content.</summary>
    /// <param name="customer">As in <see cref="NewUsageEvent.Customer"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many.</returns>
    Task<long> DiscardCustomerAsync(string customer, CancellationToken cancellationToken = default);

    /// <summary>Forgets the references of events that were delivered, found to be duplicates, or discarded before a time. The figures keep counting them.</summary>
    /// <param name="before">The time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}
