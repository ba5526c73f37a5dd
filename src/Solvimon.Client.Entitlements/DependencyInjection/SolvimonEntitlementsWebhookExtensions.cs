using Solvimon.Client.Entitlements;
using Solvimon.Client.Entitlements.Webhooks;
using Solvimon.Client.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Connects entitlements to the receiver of webhooks.</summary>
public static class SolvimonEntitlementsWebhookExtensions
{
    /// <summary>
    /// Invalidates a customer's entitlements on each event about the customer, its subscriptions or their schedules
    /// (<c>CUSTOMER.*</c>, <c>PRICING_PLAN_SUBSCRIPTION.*</c>, <c>PRICING_PLAN_SCHEDULE.*</c>), by id and by reference. The reference is looked
    /// up where the event has none: up to two requests.
    /// </summary>
    /// <typeparam name="TBuilder">The receiver's builder.</typeparam>
    /// <param name="builder">The receiver: what <c>AddSolvimonWebhooks</c> returns.</param>
    /// <param name="serviceKey">The key of the entitlements, when they were registered with <c>AddKeyedSolvimonEntitlements</c>. For several, call it for each.</param>
    public static TBuilder InvalidateEntitlements<TBuilder>(this TBuilder builder, string? serviceKey = null)
        where TBuilder : ISolvimonWebhooksBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IWebhookEventHandler>(provider => new EntitlementInvalidation(
            serviceKey is null ? provider.GetRequiredService<IEntitlements>() : provider.GetRequiredKeyedService<IEntitlements>(serviceKey),
            SolvimonEntitlementsServiceCollectionExtensions.ClientOf(provider, serviceKey),
            SolvimonEntitlementsServiceCollectionExtensions.LoggerOf(provider)));
        return builder;
    }
}
