using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Behaviors.Plans;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>Schedules have a version of a plan, and their subscription lists them.</summary>
internal sealed class ScheduleBehavior(SandboxState state, ResourceWriter writer, PlanVersions versions) : ResourceBehavior
{
    private static readonly string[] InfoMembers =
        ["id", "pricing_plan_id", "pricing_plan_version_id", "start_at", "end_at", "realign_invoice_date_to_pricing_plan_schedule_start_at"];

    private static readonly string[] PlanMembers = ["pricing_plan_version_id", "pricing_plan_version_selector", "pricing_plan_id"];

    public override string Resource => "pricing-plan-schedules";

    public override void Check(JsonObject resource, StoredResource? existing)
    {
        if (existing is null && resource.Text("pricing_plan_subscription_id") is null)
        {
            throw SandboxError.MissingField("pricing_plan_subscription_id");
        }

        if (resource.Time("end_at") is { } end && end <= resource.Time("start_at"))
        {
            throw SandboxError.InvalidField("end_at", "value must be after start_at");
        }

        bool isSamePlan = existing is not null && PlanMembers.All(member => JsonNode.DeepEquals(existing.Json[member], resource[member]));
        if (!isSamePlan)
        {
            StoredResource version = versions.Find(resource);
            resource["pricing_plan_version_id"] = version.Id;
            resource["pricing_plan_id"] = version.Json.Text("pricing_plan_id");
        }

        if (!JsonNode.DeepEquals(existing?.Json["enabled_pricings"], resource["enabled_pricings"]) && versions.OfStored(resource) is { } enabled)
        {
            versions.CheckPricings(resource, enabled);
        }
    }

    // Assumption (subscriptions): A schedule without `start_at` begins at once.
    public override void Complete(JsonObject resource)
    {
        resource["type"] ??= "DEFAULT";
        resource["start_at"] ??= state.Timestamp;
    }

    public override void Stored(StoredResource resource, JsonObject? previous) => ShowInSubscription(resource);

    public override void Deleted(StoredResource resource) => ShowInSubscription(resource);

    public override void CheckCall(SandboxCall call)
    {
        if (SetsPreviousEnd(call) && SetsNextStart(call))
        {
            throw SandboxError.InvalidField("set_next_start_at", "value is mutually exclusive with set_previous_end_at");
        }
    }

    public override void Follow(SandboxCall call, StoredResource resource)
    {
        if (resource.Json.Text("pricing_plan_subscription_id") is not { } subscription)
        {
            return;
        }

        IReadOnlyList<StoredResource> siblings = Schedules.Of(state, subscription);
        int index = siblings.ToList().IndexOf(resource);
        if (SetsPreviousEnd(call) && index > 0)
        {
            Change(siblings[index - 1], "end_at", resource.Json.Text("start_at"));
        }
        else if (SetsNextStart(call) && index >= 0 && index + 1 < siblings.Count && resource.Json.Text("end_at") is { } end)
        {
            Change(siblings[index + 1], "start_at", end);
        }
    }

    private static bool SetsPreviousEnd(SandboxCall call) => call.Query["set_previous_end_at"] == "true";

    private static bool SetsNextStart(SandboxCall call) => call.Query["set_next_start_at"] == "true";

    private ResourceDescription Family => state.Resource(Resource);

    private void Change(StoredResource sibling, string member, string? time)
    {
        JsonObject json = sibling.Json.DeepClone().AsObject();
        json[member] = time;
        writer.Replace(Family, sibling, json);
    }

    private void ShowInSubscription(StoredResource schedule)
    {
        ResourceDescription subscriptions = state.Resource("pricing-plan-subscriptions");
        if (schedule.Json.Text("pricing_plan_subscription_id") is { } id && state.Store(subscriptions).ById(id) is { } subscription)
        {
            writer.Reflect(subscriptions, subscription, json =>
                json["pricing_plan_schedule_infos"] = new JsonArray([.. Schedules.Of(state, id).Select(one => (JsonNode)Info(one.Json))]));
        }
    }

    private static JsonObject Info(JsonObject schedule) => new(
        InfoMembers
            .Where(schedule.ContainsKey)
            .Select(name => KeyValuePair.Create(name, schedule[name]?.DeepClone())));
}
