namespace Solvimon.Client.Webhooks;

/// <summary>
/// A durable queue of verified webhooks. With one, an event is stored, acknowledged, and handled afterwards, so that its
/// handling may take longer than Solvimon waits, and a failing handler does not hold back Solvimon's later events.
/// </summary>
/// <remarks>
/// One instance, a singleton, serves the endpoint and the processor at once; several processes may share what it stores in.
/// Events of different accounts have nothing to do with one another. Within an account they are handled in the order of
/// arrival, one at a time, by one process at a time, and at least once: an event leaves the queue only when a claim on it ends
/// with <see cref="IWebhookInboxClaim.CompleteAsync"/> or <see cref="IWebhookInboxClaim.SetAsideAsync"/>, so what a crash
/// interrupts is handled again.
/// </remarks>
public interface IWebhookInbox
{
    /// <summary>
    /// Stores an event at the end of its account's queue. On return it survives a crash, of the machine too: Solvimon is told
    /// that it was taken.
    /// </summary>
    /// <param name="message">The event.</param>
    /// <param name="cancellationToken">Ends the storing when the time for the answer is up.</param>
    /// <returns>
    /// <see langword="false"/> when the account has an event with this digest already, whether it waits, was completed or was
    /// set aside: then it is a redelivery, and nothing is stored. Digests of completed events are kept for at least 7 days,
    /// as long as Solvimon repeats.
    /// </returns>
    Task<bool> AddAsync(WebhookInboxMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes the account's oldest event that is neither completed nor set aside. It stays in the queue, and while it is taken
    /// nobody, in this process or another, gets it or any later event of the account.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>
    /// The claim on the event. <see langword="null"/> when nothing can be taken now: nothing waits, the oldest event was taken
    /// by another process whose claim still holds, or its next attempt is not due yet.
    /// </returns>
    Task<IWebhookInboxClaim?> TakeNextAsync(string account, CancellationToken cancellationToken = default);

    /// <summary>Lists the events that were set aside, the oldest first.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<WebhookSetAsideMessage> ListSetAside(string account, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts an event that was set aside back into the queue, at the place where it was: it is handled before everything that
    /// arrived after it and still waits. Its attempts are counted from 1 again.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="digest">The event's digest.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there was such an event, set aside.</returns>
    Task<bool> RetryAsync(string account, string digest, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives up an event that was set aside: it counts as completed, and its body need not be kept. Its digest is, so that a
    /// redelivery does not bring it back.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="digest">The event's digest.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there was such an event, set aside.</returns>
    Task<bool> DiscardAsync(string account, string digest, CancellationToken cancellationToken = default);

    /// <summary>Counts what the queue holds.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    Task<WebhookInboxStatistics> GetStatisticsAsync(string account, CancellationToken cancellationToken = default);
}
