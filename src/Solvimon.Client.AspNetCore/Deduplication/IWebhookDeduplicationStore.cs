namespace Solvimon.Client.AspNetCore;

/// <summary>
/// Remembers which webhooks were handled. A payload has no id, so one that comes again is recognized by the digest of its
/// body. Replace the default, which remembers in memory, where several processes receive or a restart must forget nothing.
/// </summary>
public interface IWebhookDeduplicationStore
{
    /// <summary>Whether a webhook was handled.</summary>
    /// <param name="digest">The SHA-256 of the raw body, in lower-case hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    ValueTask<bool> ContainsAsync(string digest, CancellationToken cancellationToken);

    /// <summary>Records that a webhook was handled. Called after all its handlers have succeeded.</summary>
    /// <param name="digest">The SHA-256 of the raw body, in lower-case hexadecimal digits. Keep it for at least 7 days: so long does Solvimon repeat.</param>
    /// <param name="cancellationToken">Ends the recording.</param>
    ValueTask AddAsync(string digest, CancellationToken cancellationToken);
}
