using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Plans;

/// <summary>The version of a plan that a schedule means, and what lies inside it.</summary>
internal sealed class PlanVersions(SandboxState state)
{
    // Assumption (subscriptions): A schedule names its plan by `pricing_plan_version_id`, `pricing_plan_version_selector` or `pricing_plan_id`. The version
    // is ACTIVE, as the API's page on troubleshooting has it for `init`.
    /// <param name="schedule">The schedule, as sent or as stored.</param>
    /// <param name="path">Where it lies in the body, for the fields of errors: empty, or with a point at its end.</param>
    /// <exception cref="SandboxError">It means none, or one that nobody can subscribe to.</exception>
    public StoredResource Find(JsonObject schedule, string path = "")
    {
        if (schedule.Text("pricing_plan_version_id") is { } id)
        {
            return Subscribable(state.Store(Versions).ById(id), id, path + "pricing_plan_version_id");
        }

        if (schedule["pricing_plan_version_selector"] is JsonObject selector)
        {
            path += "pricing_plan_version_selector.";
            return selector.Text("type") == "VERSION" ? Numbered(selector, path) : Latest(selector, path);
        }

        return schedule.Text("pricing_plan_id") is null
            ? throw SandboxError.MissingField(path + "pricing_plan_version_selector")
            : Latest(schedule, path);
    }

    /// <summary>The version of a schedule that is stored; null when it was seeded without one.</summary>
    public StoredResource? OfStored(JsonObject schedule) =>
        schedule.Text("pricing_plan_version_id") is { } id ? state.Store(Versions).ById(id) : null;

    /// <summary>The prices of a version, with their items and entitlements.</summary>
    public static IEnumerable<JsonObject> Pricings(JsonObject version) =>
        version.Objects("pricing_categories").SelectMany(category =>
            category.Objects("pricings").Concat(category.Objects("pricing_groups").SelectMany(group => group.Objects("pricings"))));

    /// <exception cref="SandboxError">The schedule enables a price that its version does not have.</exception>
    public void CheckPricings(JsonObject schedule, StoredResource version, string path = "")
    {
        ResourceDescription pricings = state.Resource("pricings");
        foreach ((JsonObject enabled, int index) in schedule.Objects("enabled_pricings").Select((enabled, index) => (enabled, index)))
        {
            if (enabled.Text("pricing_id") is { } id && !Pricings(version.Json).Any(pricing => pricing.Text("id") == id) && state.Store(pricings).ById(id) is null)
            {
                throw References.NotFound(pricings, id, $"{path}enabled_pricings.{index}.pricing_id");
            }
        }
    }

    private Description.ResourceDescription Versions => state.Resource("pricing-plan-versions");

    private StoredResource Numbered(JsonObject selector, string path)
    {
        long number = selector["version"]?.GetValue<long>() ?? throw SandboxError.MissingField(path + "version");
        StoredResource? version = OfPlan(Plan(selector, path)).FirstOrDefault(version => version.Json["version"]?.GetValue<long>() == number);
        return Subscribable(version, version?.Id, path + "version");
    }

    private StoredResource Latest(JsonObject selector, string path)
    {
        StoredResource plan = Plan(selector, path);
        StoredResource? version = OfPlan(plan).Where(version => version.Status == "ACTIVE").MaxBy(version => version.Json["version"]?.GetValue<long>() ?? 0);
        return Subscribable(version, plan.Id, path + (selector.Text("pricing_plan_id") is null ? "pricing_plan_reference" : "pricing_plan_id"));
    }

    private ResourceList OfPlan(StoredResource plan) => state.Store(Versions).Having("pricing_plan_id", plan.Id);

    private StoredResource Plan(JsonObject selector, string path)
    {
        ResourceDescription plans = state.Resource("pricing-plans");
        if (selector.Text("pricing_plan_id") is { } id)
        {
            return state.Store(plans).ById(id) ?? throw References.NotFound(plans, id, path + "pricing_plan_id");
        }

        string reference = selector.Text("pricing_plan_reference") ?? throw SandboxError.MissingField(path + "pricing_plan_id");
        return state.Store(plans).ByReference(reference) ?? throw References.NotFound(plans, reference, path + "pricing_plan_reference");
    }

    private StoredResource Subscribable(StoredResource? version, string? named, string field)
    {
        if (version is not { Status: "ACTIVE" })
        {
            throw References.NotFound(Versions, named, field);
        }

        IEnumerable<string> items = Pricings(version.Json).SelectMany(pricing => pricing.Values("items.product_item_ids"));
        ResourceDescription family = state.Resource("product-items");
        if (items.FirstOrDefault(item => state.Store(family).ById(item) is { Status: not "ACTIVE" }) is { } inactive)
        {
            throw new SandboxError(HttpStatusCode.BadRequest, "UNABLE_TO_PROCESS_INSTRUCTIONS", "A PRODUCT_ITEM of the plan is not active")
            {
                ResourceId = inactive,
                ResourceType = family.ObjectType,
            };
        }

        return version;
    }
}
