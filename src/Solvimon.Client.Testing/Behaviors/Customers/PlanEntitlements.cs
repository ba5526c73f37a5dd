using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Behaviors.Plans;
using Solvimon.Client.Testing.Behaviors.Subscriptions;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Behaviors.Customers;

/// <summary>What a customer's plans entitle it to: the entitlements of the prices and of the schedules that are in force.</summary>
// Assumption (entitlements): What counts are the schedules in force of the customer's ACTIVE subscriptions: the entitlements of their plan version's
// prices (of the enabled ones, where `enabled_pricings` names some), and then the schedule's own, which replace the plan's of the same feature, as one with
// `override` or `overwrite` does.
internal sealed class PlanEntitlements(SandboxState state, PlanVersions versions)
{
    /// <summary>The answer of <c>GET /v1/customers/{idOrReference}/entitlements</c>.</summary>
    public JsonObject Of(StoredResource customer)
    {
        EntitlementSummary all = new();
        JsonArray bySubscription = new();
        foreach (StoredResource subscription in state.Store(state.Resource("pricing-plan-subscriptions")).Having("customer_id", customer.Id))
        {
            if (subscription.Status == "ACTIVE" && Summarize(subscription) is { IsEmpty: false } summary)
            {
                all.Add(summary);
                bySubscription.Add((JsonNode)new JsonObject
                {
                    ["pricing_plan_subscription_id"] = subscription.Id,
                    ["entitlements"] = summary.ToJson(),
                });
            }
        }

        JsonObject answer = new() { ["entitlements"] = all.ToJson() };
        if (bySubscription.Count > 0)
        {
            answer["pricing_plan_subscription_entitlements"] = bySubscription;
        }

        return answer;
    }

    private EntitlementSummary Summarize(StoredResource subscription)
    {
        EntitlementSummary summary = new();
        foreach (StoredResource schedule in Schedules.Of(state, subscription.Id).Where(schedule => Schedules.Covers(schedule.Json, state.Now)))
        {
            foreach (JsonObject entitlement in OfPlan(schedule.Json))
            {
                summary.Add(Named(entitlement), replaces: IsSet(entitlement, "override") || IsSet(entitlement, "overwrite"));
            }

            foreach (JsonObject entitlement in schedule.Json.Objects("entitlements"))
            {
                summary.Add(Named(entitlement), replaces: true);
            }
        }

        return summary;
    }

    private IEnumerable<JsonObject> OfPlan(JsonObject schedule)
    {
        HashSet<string> enabled = schedule.Values("enabled_pricings.pricing_id").ToHashSet(StringComparer.Ordinal);
        return versions.OfStored(schedule) is { } version
            ? PlanVersions.Pricings(version.Json)
                .Where(pricing => enabled.Count == 0 || enabled.Contains(pricing.Text("id") ?? ""))
                .SelectMany(pricing => pricing.Objects("entitlements"))
            : [];
    }

    private static bool IsSet(JsonObject entitlement, string member) => entitlement[member]?.GetValue<bool>() ?? false;

    // Whichever way the plan names the feature, the answer has its id and its reference.
    private JsonObject Named(JsonObject entitlement)
    {
        ResourceStore features = state.Store(state.Resource("features"));
        StoredResource? feature = entitlement.Text("feature_id") is { } id ? features.ById(id)
            : entitlement.Text("feature_reference") is { } reference ? features.ByReference(reference)
            : null;
        JsonObject named = entitlement.DeepClone().AsObject();
        if (feature is not null)
        {
            named["feature_id"] = feature.Id;
            named["feature_reference"] = feature.Reference;
        }

        return named;
    }
}
