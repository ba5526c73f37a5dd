using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>Subscriptions belong to a customer that is active, and end when they are canceled.</summary>
internal sealed class SubscriptionBehavior : ResourceBehavior
{
    private readonly SandboxState _state;
    private readonly ResourceWriter _writer;

    public SubscriptionBehavior(SandboxState state, ResourceWriter writer)
    {
        _state = state;
        _writer = writer;
        Operations = new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal)
        {
            ["POST /v1/pricing-plan-subscriptions/{}/cancel"] = Cancel,
        };
    }

    public override string Resource => "pricing-plan-subscriptions";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; }

    // Assumption (subscriptions): The references of subscriptions are unique for each customer, because the API's list finds them only together with a customer.
    public override bool MayShareReference(JsonObject resource, JsonObject holder) =>
        resource.Text("customer_id") != holder.Text("customer_id");

    public override void CheckCall(SandboxCall call)
    {
        if (call.Operation.Kind == OperationKind.List && call.Query["reference"] is not null && call.Query["customer_id"] is null)
        {
            throw SandboxError.MissingField("customer_id");
        }
    }

    public override void Check(JsonObject resource, StoredResource? existing)
    {
        if (existing is null)
        {
            RequireActiveCustomer(resource);
        }
        else if (existing.Status == "DRAFT" && resource.Text("status") == "ACTIVE")
        {
            RequireBilling(resource);
        }
    }

    public override void Complete(JsonObject resource)
    {
        if (resource.Text("status") == "ACTIVE")
        {
            resource["activated_at"] ??= _state.Timestamp;
        }
    }

    public override void Stored(StoredResource resource, JsonObject? previous)
    {
        if (resource.Status != "ACTIVE")
        {
            _state.SetDue(Family, resource, at: null);
        }

        ShowInGroup(resource.Json, previous);
    }

    /// <summary>The planned end has come.</summary>
    public override void Happen(StoredResource resource) => _writer.SetStatus(Family, resource, "CANCELLED");

    private ResourceDescription Family => _state.Resource(Resource);

    private void RequireActiveCustomer(JsonObject resource)
    {
        ResourceDescription customers = _state.Resource("customers");
        string? id = resource.Text("customer_id");
        if (id is null || _state.Store(customers).ById(id) is not { Status: "ACTIVE" })
        {
            throw References.NotFound(customers, id ?? resource.Text("customer_reference"), "customer_id");
        }
    }

    // Assumption (subscriptions): To become active, a draft needs a billing entity and a schedule whose end has not come.
    private void RequireBilling(JsonObject resource)
    {
        if (resource.Text("billing_entity_id") is null)
        {
            throw SandboxError.MissingField("billing_entity_id");
        }

        if (!Schedules.Of(_state, resource.Text("id")!).Any(schedule => (schedule.Json.Time("end_at") ?? DateTimeOffset.MaxValue) > _state.Now))
        {
            throw new SandboxError(HttpStatusCode.BadRequest, "INVALID_OPERATION", "The subscription has no present or future schedule")
            {
                Field = "status",
                ResourceId = resource.Text("id"),
                ResourceType = Family.ObjectType,
            };
        }
    }

    // Assumption (subscriptions): `NOW` ends a subscription at once. The other types plan its end, at `cancel_at`, the end of the billing period, or the end of
    // the initial term after the start; until then it stays ACTIVE. `UNDO` takes a planned end back, and one that has come.
    private SandboxResponse Cancel(SandboxCall call)
    {
        StoredResource subscription = _state.Find(call);
        string? type = call.Body.Text("type");
        if (type == "DATE" && call.Body.Text("cancel_at") is null)
        {
            throw SandboxError.MissingField("cancel_at");
        }

        if (type != "NOW" && call.Body["cancel_dunning_actions"]?.GetValue<bool>() == true)
        {
            throw SandboxError.InvalidField("cancel_dunning_actions", "value requires the type NOW");
        }

        switch (type)
        {
            case "NOW" when subscription.Status == "ACTIVE":
            case "UNDO" when subscription.Status == "CANCELLED":
                _writer.Move(Family, subscription, "cancel");
                break;
            case "UNDO" when subscription.DueAt is not null:
                _state.SetDue(Family, subscription, at: null);
                break;
            case not ("NOW" or "UNDO") when subscription.Status == "ACTIVE":
                _state.SetDue(Family, subscription, PlannedEnd(subscription, call.Body));
                break;
            default:
                throw LifecycleRules.Illegal(Family, subscription, "cancel");
        }

        return call.Success(subscription.Utf8);
    }

    private DateTimeOffset PlannedEnd(StoredResource subscription, JsonObject body)
    {
        DateTimeOffset start = Schedules.Start(_state, subscription.Id) ?? subscription.Json.Time("activated_at") ?? _state.Now;
        return body.Text("type") switch
        {
            "DATE" => body.Time("cancel_at"),
            "AFTER_INITIAL_TERM" => BillingPeriod.End(start, subscription.Json["initial_term"] as JsonObject),
            _ => BillingPeriod.EndAround(_state.Now, start, Schedules.Period(_state, subscription)),
        } ?? throw SandboxError.InvalidField("type", "The subscription has no such end: a period or a term is missing");
    }

    private void ShowInGroup(JsonObject subscription, JsonObject? previous)
    {
        const string Group = "pricing_plan_subscription_group_id";
        ResourceDescription groups = _state.Resource("pricing-plan-subscription-groups");
        foreach (string? id in new[] { subscription.Text(Group), previous?.Text(Group) }.OfType<string>().Distinct())
        {
            if (_state.Store(groups).ById(id) is { } group)
            {
                ResourceList members = _state.Store(Family).Having(Group, id);
                _writer.Reflect(groups, group, json =>
                    json["pricing_plan_subscription_ids"] = new JsonArray([.. members.Select(member => (JsonNode)member.Id)]));
            }
        }
    }
}
