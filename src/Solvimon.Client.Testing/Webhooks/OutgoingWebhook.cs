namespace Solvimon.Client.Testing.Webhooks;

/// <summary>One event on its way to one webhook.</summary>
/// <param name="eventId">What <c>/v1/webhook-events</c> calls it.</param>
/// <param name="webhookId">The webhook.</param>
/// <param name="payload">The body, the same at each attempt.</param>
internal sealed class OutgoingWebhook(string eventId, string webhookId, byte[] payload)
{
    public string EventId { get; } = eventId;

    public string WebhookId { get; } = webhookId;

    public byte[] Payload { get; } = payload;

    public int Failures { get; set; }

    public DateTimeOffset? FirstFailure { get; set; }
}
