namespace Solvimon.Client.Webhooks;

/// <summary>
/// Remembers which webhooks were handled. A payload has no id, so one that comes again is recognized by the digest of its
/// body. The receiver's own store remembers in memory; replace it where several processes receive, or a restart must forget
/// nothing. An inbox does not need it: it recognizes redeliveries itself.
/// </summary>
/// <remarks>
/// One instance, a singleton, is used by many deliveries at once, and several processes may share what it stores in. Two of
/// them that handle the same webhook at the same moment are not kept from it; the digest counts from when it was recorded.
/// </remarks>
public interface IWebhookDeduplicationStore
{
    /// <summary>Whether a webhook was handled, by this process or another.</summary>
    /// <param name="account">Whose webhook it is, as in <see cref="WebhookInboxMessage.Account"/>.</param>
    /// <param name="digest">The SHA-256 of the raw body, in 64 lower-case hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    ValueTask<bool> ContainsAsync(string account, string digest, CancellationToken cancellationToken = default);

    /// <summary>Records that a webhook was handled. Called after all its handlers have succeeded; a digest that is there already is no error.</summary>
    /// <param name="account">Whose webhook it is.</param>
    /// <param name="digest">The SHA-256 of the raw body, in 64 lower-case hexadecimal digits. Keep it for at least 7 days: so long does Solvimon repeat.</param>
    /// <param name="cancellationToken">Ends the recording.</param>
    ValueTask AddAsync(string account, string digest, CancellationToken cancellationToken = default);
}
