namespace Solvimon.Client.Testing.Webhooks;

/// <summary>What waits for one webhook, the oldest first. Not thread-safe: the core guards it.</summary>
internal sealed class WebhookQueue(string webhookId)
{
    public string WebhookId { get; } = webhookId;

    public Queue<OutgoingWebhook> Waiting { get; } = new();

    /// <summary>What sends them; null while nobody does.</summary>
    public Task? Pump { get; set; }
}
