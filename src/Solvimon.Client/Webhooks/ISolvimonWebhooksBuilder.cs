using Microsoft.Extensions.DependencyInjection;

namespace Solvimon.Client.Webhooks;

/// <summary>
/// Where a receiver of webhooks is being registered, for packages that add a store to it without knowing the receiver.
/// </summary>
/// <remarks>
/// A store registers itself as a singleton <see cref="IWebhookInbox"/> or <see cref="IWebhookDeduplicationStore"/>, in place of
/// one that is there. The receiver uses what it finds when it starts: an inbox, if there is one. Extension methods take and return the
/// builder's own type (<c>TBuilder</c>, constrained to this interface), so that registering goes on after them.
/// </remarks>
public interface ISolvimonWebhooksBuilder
{
    /// <summary>The services that the receiver is registered in.</summary>
    IServiceCollection Services { get; }
}
