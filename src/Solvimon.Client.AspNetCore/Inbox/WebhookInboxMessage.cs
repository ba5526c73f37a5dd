namespace Solvimon.Client.AspNetCore;

/// <summary>A verified webhook as an inbox keeps it.</summary>
public sealed class WebhookInboxMessage
{
    /// <summary>The SHA-256 of the body, in lower-case hexadecimal digits: the webhook's identity, as a payload has no id.</summary>
    public required string Digest { get; init; }

    /// <summary>The raw body. It may hold personal data.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
