using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Solvimon.Client.AspNetCore;
using Solvimon.Client.AspNetCore.Handling;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What <c>AddSolvimonWebhooks</c> returns, to say who handles which events. Handlers run in the order in which they were added.</summary>
public sealed class SolvimonWebhooksBuilder : ISolvimonWebhooksBuilder
{
    internal SolvimonWebhooksBuilder(IServiceCollection services) => Services = services;

    /// <inheritdoc/>
    public IServiceCollection Services { get; }

    /// <summary>Handles events about one kind of resource with a delegate.</summary>
    /// <typeparam name="T">The resource's model, such as <c>Customer</c>. A pattern for every resource (<c>*</c>, <c>*.CREATED</c>) means those that carry this model; otherwise an event that matches and carries none counts as failed.</typeparam>
    /// <param name="eventType">Which events: <c>CUSTOMER.CREATED</c>, or <c>CUSTOMER.*</c> for every action; <see cref="WebhookEventTypes"/> has those that are known. Any other is accepted, with a warning at the start.</param>
    /// <param name="handler">Handles an event. Its token ends with the time that there is for the answer.</param>
    /// <exception cref="ArgumentException">The event type names no events, or events about another resource.</exception>
    public SolvimonWebhooksBuilder On<T>(string eventType, Func<WebhookEvent<T>, CancellationToken, Task> handler)
        where T : SolvimonObject
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add<T>(eventType, (_, webhookEvent, cancellationToken) => handler(new WebhookEvent<T>(webhookEvent), cancellationToken));
    }

    /// <summary>Handles events about any resource with a delegate.</summary>
    /// <param name="eventType">Which events: <c>CUSTOMER.CREATED</c>, <c>CUSTOMER.*</c> for every action, <c>*.CREATED</c> for every resource, or <c>*</c> for all; <see cref="WebhookEventTypes"/> has those that are known. Any other is accepted, with a warning at the start.</param>
    /// <param name="handler">Handles an event. Its token ends with the time that there is for the answer.</param>
    /// <exception cref="ArgumentException">The event type names no events.</exception>
    public SolvimonWebhooksBuilder On(string eventType, Func<WebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventType, (_, webhookEvent, cancellationToken) => handler(webhookEvent, cancellationToken));
    }

    /// <summary>Handles events about one kind of resource with a class from the container. It is registered as scoped, unless it is registered already; each event has a scope of its own.</summary>
    /// <typeparam name="T">The resource's model, such as <c>Customer</c>. A pattern for every resource (<c>*</c>, <c>*.CREATED</c>) means those that carry this model; otherwise an event that matches and carries none counts as failed.</typeparam>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="eventType">Which events: <c>CUSTOMER.CREATED</c>, or <c>CUSTOMER.*</c> for every action; <see cref="WebhookEventTypes"/> has those that are known. Any other is accepted, with a warning at the start.</param>
    /// <exception cref="ArgumentException">The event type names no events, or events about another resource.</exception>
    public SolvimonWebhooksBuilder AddHandler<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(string eventType)
        where T : SolvimonObject
        where THandler : class, IWebhookHandler<T>
    {
        Services.TryAddScoped<THandler>();
        return Add<T>(eventType, static (provider, webhookEvent, cancellationToken) =>
            provider.GetRequiredService<THandler>().HandleAsync(new WebhookEvent<T>(webhookEvent), cancellationToken));
    }

    /// <summary>
    /// Stores events in an inbox, acknowledges them, and handles them afterwards, in order, retrying what fails. The inbox
    /// recognizes redeliveries itself.
    /// </summary>
    /// <typeparam name="TInbox">The inbox; a singleton.</typeparam>
    public SolvimonWebhooksBuilder UseInbox<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInbox>()
        where TInbox : class, IWebhookInbox
    {
        Services.Replace(ServiceDescriptor.Singleton<IWebhookInbox, TInbox>());
        return this;
    }

    /// <summary>Remembers in another store which webhooks were handled. Not used with an inbox.</summary>
    /// <typeparam name="TStore">The store; a singleton.</typeparam>
    public SolvimonWebhooksBuilder UseDeduplication<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, IWebhookDeduplicationStore
    {
        Services.Replace(ServiceDescriptor.Singleton<IWebhookDeduplicationStore, TStore>());
        return this;
    }

    private SolvimonWebhooksBuilder Add<T>(string eventType, Func<IServiceProvider, WebhookEvent, CancellationToken, Task> handle)
        where T : SolvimonObject
    {
        SolvimonWebhooksBuilder builder = Add(eventType, (provider, webhookEvent, cancellationToken) =>
            eventType.StartsWith('*') && webhookEvent.Data is not T ? Task.CompletedTask : handle(provider, webhookEvent, cancellationToken));
        string resource = eventType.Split('.')[0].ToUpperInvariant();
        SolvimonObject data = WebhookEvent.Parse(Encoding.UTF8.GetBytes($$"""{"data":{},"type":"{{JsonEncodedText.Encode(resource)}}"}""")).Data!;

        // A handler for another model would fail on each event, and hold up all later ones. What the SDK has no public model
        // for may get one.
        return data is T || !data.GetType().IsVisible
            ? builder
            : throw new ArgumentException($"Events about {resource} carry the model {data.GetType().Name}, not {typeof(T).Name}.", nameof(eventType));
    }

    private SolvimonWebhooksBuilder Add(string eventType, Func<IServiceProvider, WebhookEvent, CancellationToken, Task> handle)
    {
        Services.AddSingleton(new WebhookHandlerRegistration(new WebhookEventPattern(eventType), handle));
        return this;
    }
}
