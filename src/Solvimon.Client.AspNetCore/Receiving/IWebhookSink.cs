namespace Solvimon.Client.AspNetCore.Receiving;

/// <summary>Takes the responsibility for a verified event, or refuses it: then Solvimon sends it again.</summary>
internal interface IWebhookSink
{
    /// <summary>Takes an event. Does not throw.</summary>
    Task<WebhookOutcome> TakeAsync(ReceivedWebhook webhook);
}

/// <summary>A verified event.</summary>
/// <param name="Type">Its type; empty when it has none.</param>
/// <param name="Digest">The SHA-256 of the body.</param>
/// <param name="Body">The raw body.</param>
internal sealed record ReceivedWebhook(string Type, string Digest, ReadOnlyMemory<byte> Body);

/// <summary>What became of an event.</summary>
internal enum WebhookOutcome
{
    /// <summary>All its handlers have succeeded.</summary>
    Handled,

    /// <summary>It had been handled before.</summary>
    Duplicate,

    /// <summary>Nobody is interested in it.</summary>
    Unhandled,

    /// <summary>It is in the inbox.</summary>
    Stored,

    /// <summary>It could not be read.</summary>
    Malformed,

    /// <summary>A handler, or the inbox, has failed.</summary>
    Failed,

    /// <summary>The time for the answer was up.</summary>
    TimedOut,
}
