using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors;

/// <summary>
/// Subscriptions need a customer that is active, and their references are unique per customer only. <c>init</c> makes the subscription
/// with its schedules, its first invoice, and its customer when the body describes a new one. The invoice is open and has no lines
/// and no amounts, as the sandbox does not price.
/// </summary>
internal sealed class SubscriptionBehavior : ResourceBehavior
{
    // What an invoice takes over from its subscription.
    private static readonly string[] _shared =
        ["customer_id", "billing_entity_id", "billing_currency", "billing_period", "purchase_order_number", "payment_acceptor_ids"];

    private readonly SandboxState _state;
    private readonly ResourceWriter _writer;

    public SubscriptionBehavior(SandboxState state, ResourceWriter writer)
    {
        _state = state;
        _writer = writer;
        Operations = new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal)
        {
            ["POST /v1/pricing-plan-subscriptions/init"] = Init,
            ["POST /v1/pricing-plan-subscriptions/{}/cancel"] = Cancel,
        };
    }

    public override string Resource => "pricing-plan-subscriptions";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; }

    public override bool MayShareReference(JsonObject resource, JsonObject holder) =>
        resource.Text("customer_id") != holder.Text("customer_id");

    public override void CheckNew(JsonObject resource)
    {
        var customers = _state.Resource("customers");
        var id = resource.Text("customer_id");
        if (id is null || _state.Store(customers).ById(id) is not { Status: "ACTIVE" })
        {
            throw CustomerNotFound(id ?? resource.Text("customer_reference"));
        }
    }

    public override void Complete(JsonObject resource)
    {
        if (resource.Text("status") == "ACTIVE")
        {
            resource["activated_at"] ??= _state.Timestamp;
        }
    }

    /// <summary>Only <c>NOW</c> ends a subscription at once and <c>UNDO</c> takes that back; the other ends are planned and change no status.</summary>
    private SandboxResponse Cancel(SandboxCall call)
    {
        var subscription = _state.Find(call);
        switch (call.Body.Text("type"))
        {
            case "DATE" when call.Body.Text("cancel_at") is null:
                throw SandboxError.MissingField("cancel_at");
            case "NOW" when subscription.Status == "ACTIVE":
            case "UNDO" when subscription.Status == "CANCELLED":
                return call.Success(_writer.Move(call.Resource, subscription, "cancel"));
            case not "NOW" when subscription.Status == "ACTIVE":
                return call.Success(subscription.Utf8);
            default:
                throw ResourceWriter.IllegalMove(call.Resource, subscription, "cancel");
        }
    }

    private SandboxResponse Init(SandboxCall call)
    {
        var customer = InitCustomer(call.Body["customer"] as JsonObject, call.Body["pricing_plan_subscription"] as JsonObject);
        var body = call.Body["pricing_plan_subscription"]?.DeepClone().AsObject() ?? [];
        body["customer_id"] = customer.Id;
        body.Remove("customer_reference");
        body["status"] = "ACTIVE";
        var subscription = _writer.Add(call.Resource, body);

        var schedules = new JsonArray();
        foreach (var schedule in (call.Body["pricing_plan_schedules"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var copy = schedule.DeepClone().AsObject();
            copy["pricing_plan_subscription_id"] = subscription.Id;
            schedules.Add((JsonNode)_writer.Add(_state.Resource("pricing-plan-schedules"), copy).Json.DeepClone());
        }

        return call.Success(new JsonObject
        {
            ["customer"] = customer.Json.DeepClone(),
            ["pricing_plan_subscription"] = subscription.Json.DeepClone(),
            ["pricing_plan_schedules"] = schedules,
            ["invoice"] = AddInvoice(subscription).Json.DeepClone(),
        });
    }

    private StoredResource AddInvoice(StoredResource subscription)
    {
        var invoice = new JsonObject
        {
            ["type"] = "STANDARD",
            ["status"] = "OPEN",
            ["pricing_plan_subscription_ids"] = new JsonArray(subscription.Id),
        };
        foreach (var shared in _shared.Where(member => subscription.Json[member] is not null))
        {
            invoice[shared] = subscription.Json[shared]!.DeepClone();
        }

        return _writer.Add(_state.Resource("invoices"), invoice);
    }

    private StoredResource InitCustomer(JsonObject? customer, JsonObject? subscription)
    {
        var customers = _state.Resource("customers");
        var store = _state.Store(customers);
        var id = customer?.Text("id") ?? subscription?.Text("customer_id");
        var reference = customer?.Text("reference") ?? subscription?.Text("customer_reference");
        var existing = id is not null ? store.ById(id) : reference is not null ? store.ByReference(reference) : null;
        if (existing is { Status: not "ACTIVE" } || (existing is null && (customer is null || id is not null)))
        {
            throw CustomerNotFound(id ?? reference);
        }

        if (existing is not null)
        {
            return existing;
        }

        var created = customer!.DeepClone().AsObject();
        created["status"] = "ACTIVE";
        return _writer.Add(customers, created);
    }

    private static SandboxError CustomerNotFound(string? id) =>
        new(HttpStatusCode.BadRequest, "RESOURCE_NOT_FOUND", "The requested CUSTOMER could not be found, or is not active")
        {
            Field = "customer_id",
            ResourceId = id,
            ResourceType = "CUSTOMER",
        };
}
