using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Events;

/// <summary>What a usage event must keep to, beyond its schema, before it is taken.</summary>
internal sealed class EventRules(SandboxState state, ResourceWriter writer)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(30);

    private readonly EventParts _parts = new(state);
    private readonly DynamicMeter _dynamic = new(state, writer);

    /// <summary>A copy of the event, with the ids of what it names.</summary>
    /// <param name="usage">The event as it was sent.</param>
    /// <param name="call">The call that brings it; <c>meter_validation=DYNAMIC</c> creates the meter and its parts on the fly.</param>
    /// <param name="path">Where the event lies in the body, for the fields of errors.</param>
    /// <param name="notFound">The code for what does not exist, which differs between one event and many.</param>
    /// <exception cref="SandboxError">The reason why the event is not taken.</exception>
    public JsonObject Check(JsonObject usage, SandboxCall call, string path, string notFound)
    {
        JsonObject copy = usage.DeepClone().AsObject();
        CheckReference(copy, path);
        if (copy.Time("timestamp") > state.Now + Ahead)
        {
            throw SandboxError.InvalidField(path + "timestamp", "value must not be more than 30 minutes in the future");
        }

        Resolve(copy, "customer", "customers", path, notFound);
        ResolveSubscription(copy, path, notFound);
        if (IsDynamic(call))
        {
            _dynamic.Complete(copy);
        }

        string sentMeter = copy.Text("meter_id") is null ? "meter_reference" : "meter_id";
        StoredResource meter = Resolve(copy, "meter", "meters", path, notFound);
        if (meter.Status != "ACTIVE")
        {
            throw References.NotFound(state.Resource("meters"), meter.Id, path + sentMeter, notFound);
        }

        _parts.Check(copy, meter, path, notFound);
        return copy;
    }

    private static bool IsDynamic(SandboxCall call) => call.Query["meter_validation"] switch
    {
        null or "STATIC" => false,
        "DYNAMIC" => true,
        var other => throw SandboxError.InvalidField("meter_validation", $"value '{other}' is not one of the known values"),
    };

    private static void CheckReference(JsonObject usage, string path)
    {
        string reference = usage.Text("reference") ?? throw SandboxError.MissingField(path + "reference");
        if (reference.Length is < 10 or > 256)
        {
            throw SandboxError.InvalidField(path + "reference", "value must have 10 to 256 characters");
        }
    }

    /// <summary>The resource that <c>{name}_id</c> or <c>{name}_reference</c> means; its id is put in.</summary>
    private StoredResource Resolve(JsonObject usage, string name, string family, string path, string notFound)
    {
        (string? id, string? reference) = (usage.Text(name + "_id"), usage.Text(name + "_reference"));
        ResourceDescription resource = state.Resource(family);
        ResourceStore store = state.Store(resource);
        StoredResource? found = id is not null ? store.ById(id) : reference is not null ? store.ByReference(reference) : null;
        if (found is null)
        {
            throw References.NotFound(resource, id ?? reference, path + name + (id is null ? "_reference" : "_id"), notFound);
        }

        usage[name + "_id"] = found.Id;
        return found;
    }

    // References of subscriptions are unique for each customer only, and an event belongs to the customer of the subscription that it names.
    private void ResolveSubscription(JsonObject usage, string path, string notFound)
    {
        (string? id, string? reference) = (usage.Text("pricing_plan_subscription_id"), usage.Text("pricing_plan_subscription_reference"));
        if (id is null && reference is null)
        {
            return;
        }

        ResourceDescription family = state.Resource("pricing-plan-subscriptions");
        StoredResource? found = state.Store(family).Having("customer_id", usage.Text("customer_id")!)
            .FirstOrDefault(subscription => id is not null ? subscription.Id == id : subscription.Reference == reference);
        usage["pricing_plan_subscription_id"] = found?.Id ?? throw References.NotFound(
            family, id ?? reference, path + "pricing_plan_subscription" + (id is null ? "_reference" : "_id"), notFound);
    }
}
