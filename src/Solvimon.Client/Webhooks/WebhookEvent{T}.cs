using Solvimon.Client.Models;

namespace Solvimon.Client.Webhooks;

/// <summary>An event whose resource is known.</summary>
/// <typeparam name="T">The resource's model, such as <c>Customer</c>.</typeparam>
public sealed class WebhookEvent<T>
    where T : SolvimonObject
{
    /// <summary>Takes an event for one about a <typeparamref name="T"/>.</summary>
    /// <param name="webhookEvent">The event.</param>
    /// <exception cref="ArgumentException">The event carries no <typeparamref name="T"/>.</exception>
    public WebhookEvent(WebhookEvent webhookEvent)
    {
        ArgumentNullException.ThrowIfNull(webhookEvent);
        Event = webhookEvent;
        Data = webhookEvent.TryGetData(out T? data)
            ? data
            : throw new ArgumentException($"The event {webhookEvent.Type} carries no {typeof(T).Name}: its data is {webhookEvent.Data?.GetType().Name ?? "absent"}.", nameof(webhookEvent));
    }

    /// <summary>The event with all that it holds.</summary>
    public WebhookEvent Event { get; }

    /// <summary>The resource as it is after the event.</summary>
    public T Data { get; }

    /// <summary>The resource as it was before, when the webhook is set to include that.</summary>
    public T? PreviousData => Event.PreviousData as T;

    /// <inheritdoc cref="WebhookEvent.Type"/>
    public string Type => Event.Type;

    /// <inheritdoc cref="WebhookEvent.Action"/>
    public string Action => Event.Action;

    /// <inheritdoc cref="WebhookEvent.CreatedAt"/>
    public DateTimeOffset? CreatedAt => Event.CreatedAt;
}
