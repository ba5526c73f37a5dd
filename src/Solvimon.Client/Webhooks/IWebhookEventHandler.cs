namespace Solvimon.Client.Webhooks;

/// <summary>Handles events of several resources, for packages that add a handler to a receiver without knowing the receiver.</summary>
/// <remarks>Registered as a singleton, any number of them. The receiver's own handlers run before them.</remarks>
public interface IWebhookEventHandler
{
    /// <summary>Which events: patterns such as <c>CUSTOMER.*</c>, of which no two match the same event.</summary>
    IReadOnlyList<string> EventTypes { get; }

    /// <summary>Handles an event. To return is to have done it; to throw is to get it again, and the other handlers of the event with it.</summary>
    /// <param name="webhookEvent">The event.</param>
    /// <param name="cancellationToken">Ends the handling when its time is up.</param>
    Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken);
}
