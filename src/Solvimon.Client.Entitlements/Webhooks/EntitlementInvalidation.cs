using Microsoft.Extensions.Logging;
using Solvimon.Client.Entitlements.Telemetry;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Entitlements.Webhooks;

/// <summary>Invalidates the customer whose subscription, schedule or own data has changed, by id and by reference.</summary>
internal sealed class EntitlementInvalidation(IEntitlements entitlements, ISolvimonClient solvimon, ILogger logger) : IWebhookEventHandler
{
    public IReadOnlyList<string> EventTypes { get; } =
        [WebhookEventTypes.PricingPlanSubscription.Any, WebhookEventTypes.PricingPlanSchedule.Any, WebhookEventTypes.Customer.Any];

    public async Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        // A reference may have been changed: checks may go by the old one or the new.
        foreach (SolvimonObject resource in new[] { webhookEvent.Data, webhookEvent.PreviousData }.OfType<SolvimonObject>())
        {
            foreach (string name in await NamesAsync(resource, cancellationToken).ConfigureAwait(false))
            {
                await entitlements.InvalidateAsync(name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<IEnumerable<string>> NamesAsync(SolvimonObject resource, CancellationToken cancellationToken)
    {
        string?[] names = resource switch
        {
            Customer customer => [customer.Id, customer.Reference],
            PricingPlanSubscription subscription => await NamesAsync(subscription, cancellationToken).ConfigureAwait(false),
            PricingPlanSchedule { PricingPlanSubscriptionId: { } id } => await LookUpAsync(
                async () => await NamesAsync(await solvimon.PricingPlanSubscriptions.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false),
            _ => [],
        };
        return names.Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal)!;
    }

    // A subscription names its customer by id; checks mostly go by the reference.
    private async Task<string?[]> NamesAsync(PricingPlanSubscription subscription, CancellationToken cancellationToken) =>
        subscription is not { CustomerReference: null, CustomerId: { } id }
            ? [subscription.CustomerId, subscription.CustomerReference]
            : [id, .. await LookUpAsync(async () => [(await solvimon.Customers.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).Reference]).ConfigureAwait(false)];

    // A receiver handles one event at a time. It is not held up by a failure that mends itself when the answer is no longer fresh.
    private async Task<string?[]> LookUpAsync(Func<Task<string?[]>> lookUp)
    {
        try
        {
            return await lookUp().ConfigureAwait(false);
        }
        catch (SolvimonException exception)
        {
            EntitlementLog.LookUpFailed(logger, FailureText.Of(exception), (exception as SolvimonApiException)?.RequestId);
            return [];
        }
    }
}
