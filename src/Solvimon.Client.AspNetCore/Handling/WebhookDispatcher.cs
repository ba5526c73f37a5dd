using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Handling;

/// <summary>Gives an event to its handlers, one after another, in the order of their registration.</summary>
internal sealed class WebhookDispatcher(IEnumerable<WebhookHandlerRegistration> registrations, IServiceScopeFactory scopes)
{
    private readonly WebhookHandlerRegistration[] _registrations = [.. registrations];

    public bool Handles(string type) => Array.Exists(_registrations, registration => registration.Pattern.Matches(type));

    public async Task DispatchAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
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
