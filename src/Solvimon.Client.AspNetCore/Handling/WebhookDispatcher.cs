using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Handling;

/// <summary>Gives an event to its handlers, one after another, in the order of their registration.</summary>
internal sealed class WebhookDispatcher
{
    private readonly WebhookHandlerRegistration[] _registrations;
    private readonly IServiceScopeFactory _scopes;

    /// <summary>Made when the application starts: a slip in a type is told then, and not by events that never come.</summary>
    public WebhookDispatcher(IEnumerable<WebhookHandlerRegistration> registrations, IEnumerable<IWebhookEventHandler> handlers, IServiceScopeFactory scopes, ILogger<WebhookDispatcher> logger)
    {
        _registrations =
        [
            .. registrations,
            .. from handler in handlers
               from type in handler.EventTypes
               select new WebhookHandlerRegistration(new WebhookEventPattern(type), (_, webhookEvent, cancellationToken) => handler.HandleAsync(webhookEvent, cancellationToken)),
        ];
        _scopes = scopes;
        foreach (WebhookEventPattern pattern in _registrations.Select(registration => registration.Pattern).Where(pattern => !pattern.IsKnown))
        {
            WebhookLog.UnknownEventType(logger, pattern.ToString(), string.Join(", ", pattern.KnownOfResource));
        }
    }

    public bool Handles(string type) => Array.Exists(_registrations, registration => registration.Pattern.Matches(type));

    public async Task DispatchAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = _scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            foreach (WebhookHandlerRegistration registration in _registrations)
            {
                if (registration.Pattern.Matches(webhookEvent.Type))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await registration.Handle(scope.ServiceProvider, webhookEvent, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
