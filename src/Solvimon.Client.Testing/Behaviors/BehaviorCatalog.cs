using Solvimon.Client.Testing.Behaviors.Account;
using Solvimon.Client.Testing.Behaviors.Customers;
using Solvimon.Client.Testing.Behaviors.Events;
using Solvimon.Client.Testing.Behaviors.Plans;
using Solvimon.Client.Testing.Behaviors.Subscriptions;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Reading;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Webhooks;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors;

/// <summary>All that resource families do of their own.</summary>
internal sealed class BehaviorCatalog
{
    private readonly IReadOnlyList<ResourceBehavior> _all;
    private readonly Dictionary<string, Func<SandboxCall, SandboxResponse>> _answers = new(StringComparer.Ordinal);

    public BehaviorCatalog(
        ApiDescription api, SandboxState state, ResourceWriter writer, ResourceView view, WebhookOutbox outbox, SolvimonSandboxOptions options)
    {
        PlanVersions versions = new(state);
        Customers = new CustomerBehavior(state, writer, new PlanEntitlements(state, versions));
        ApiKeys = new ApiKeyBehavior(state, view);
        _all =
        [
            Customers,
            ApiKeys,
            new RoleBehavior(state, view),
            new TaxIdTypeBehavior(api),
            new PaymentMethodBehavior(state, writer),
            new PortalUrlBehavior(state, writer),
            new ProductBehavior(state, writer),
            new PlanVersionBehavior(state, writer),
            new QuoteVersionBehavior(state, writer),
            new SubscriptionBehavior(state, writer),
            new ScheduleBehavior(state, writer, versions),
            new InvoiceBehavior(state, writer, view),
            new MeterBehavior(state),
            new EventBehavior(state, writer, versions, options.DuplicateEvents),
            new WebhookBehavior(api, state, writer, outbox),
        ];
        foreach (ResourceBehavior behavior in _all)
        {
            writer.Register(behavior);
            foreach ((string key, Func<SandboxCall, SandboxResponse> answer) in behavior.Operations)
            {
                _answers.Add(key, answer);
            }
        }

        _answers.Add("POST /v1/pricing-plan-subscriptions/init", new SubscriptionInit(state, writer, versions).Init);
    }

    public CustomerBehavior Customers { get; }

    public ApiKeyBehavior ApiKeys { get; }

    /// <summary>The answer that a family gives by itself; null when the operation is generic or not modeled.</summary>
    public Func<SandboxCall, SandboxResponse>? Answer(OperationDescription operation) => _answers.GetValueOrDefault(operation.Key);

    public void Clear()
    {
        foreach (ResourceBehavior behavior in _all)
        {
            behavior.Clear();
        }
    }
}
