using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore;

/// <summary>Handles events about one kind of resource. Resolved from the container, in a scope of its own, for each event.</summary>
/// <typeparam name="T">The resource's model, such as <c>Customer</c>.</typeparam>
public interface IWebhookHandler<T>
    where T : SolvimonObject
{
    /// <summary>
    /// Handles an event. To return is to have done it; to throw is to get it again. An event that failed half way comes
    /// again to all its handlers, so handling one twice should do no harm.
    /// </summary>
    /// <param name="webhookEvent">The event.</param>
    /// <param name="cancellationToken">Ends the handling when its time is up.</param>
    Task HandleAsync(WebhookEvent<T> webhookEvent, CancellationToken cancellationToken);
}
