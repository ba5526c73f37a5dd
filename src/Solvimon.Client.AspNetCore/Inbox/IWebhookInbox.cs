namespace Solvimon.Client.AspNetCore;

/// <summary>
/// A durable queue of verified webhooks, over a database or a disk of yours. With one, an event is stored, acknowledged, and
/// handled afterwards, so that its handling may take longer than Solvimon waits, and a failing handler does not hold back
/// Solvimon's later events.
/// </summary>
/// <remarks>
/// One instance, a singleton, serves the endpoint and the processor at once. Where several processes share an inbox,
/// <see cref="PeekAsync"/> should give a message to one of them at a time (a lock, or a lease that runs out).
/// </remarks>
public interface IWebhookInbox
{
    /// <summary>
    /// Stores a webhook at the end of the queue; on return it must survive a crash. One whose digest is already there,
    /// waiting or completed, is a redelivery and is not stored again.
    /// </summary>
    /// <param name="message">The webhook.</param>
    /// <param name="cancellationToken">Ends the storing when the time for the answer is up.</param>
    Task StoreAsync(WebhookInboxMessage message, CancellationToken cancellationToken);

    /// <summary>Gives the oldest webhook that is not completed, and leaves it in the queue; <see langword="null"/> when there is none.</summary>
    /// <param name="cancellationToken">Ends the look-up when the host stops.</param>
    Task<WebhookInboxMessage?> PeekAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Marks a webhook as handled. Its digest should be kept for at least 7 days: so long does Solvimon repeat what it
    /// believes to be unanswered.
    /// </summary>
    /// <param name="message">The webhook, as <see cref="PeekAsync"/> gave it.</param>
    /// <param name="cancellationToken">Ends the marking.</param>
    Task CompleteAsync(WebhookInboxMessage message, CancellationToken cancellationToken);
}
