namespace Solvimon.Client.Webhooks;

/// <summary>A verified webhook as an inbox keeps it. Account and digest together identify it.</summary>
public sealed class WebhookInboxMessage
{
    /// <summary>
    /// Whose event it is: a name that the receiver is given, 1 to 100 characters long. It separates accounts of Solvimon, and
    /// applications that each receive the same events, in one store.
    /// </summary>
    public required string Account { get; init; }

    /// <summary>The SHA-256 of the body, in 64 lower-case hexadecimal digits: a payload has no id of its own.</summary>
    public required string Digest { get; init; }

    /// <summary>What happened to what, such as <c>CUSTOMER.CREATED</c>. As it stands in the body, so of any length.</summary>
    public required string Type { get; init; }

    /// <summary>The raw body. It may hold personal data.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it arrived, by the receiver's clock. The order is that of <see cref="IWebhookInbox.AddAsync"/>, not of this time.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
