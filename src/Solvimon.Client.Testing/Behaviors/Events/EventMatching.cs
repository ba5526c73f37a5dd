using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Behaviors.Plans;
using Solvimon.Client.Testing.Behaviors.Subscriptions;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Behaviors.Events;

/// <summary>Whether an event is billed: a price of one of the customer's subscriptions counts its meter.</summary>
// Assumption (usage events): An event is matched when a schedule that is in force at its timestamp, of an ACTIVE subscription of its customer (of the one it
// names, where it does), has a product item whose calculation is of the event's meter. Conditions of prices and subscription selectors are not looked at.
internal sealed class EventMatching(SandboxState state, PlanVersions versions)
{
    public bool IsMatched(JsonObject usage)
    {
        DateTimeOffset time = usage.Time("timestamp") ?? state.Now;
        string? named = usage.Text("pricing_plan_subscription_id");
        return state.Store(state.Resource("pricing-plan-subscriptions")).Having("customer_id", usage.Text("customer_id")!)
            .Where(subscription => subscription.Status == "ACTIVE" && (named is null || subscription.Id == named))
            .SelectMany(subscription => Schedules.Of(state, subscription.Id))
            .Where(schedule => Schedules.Covers(schedule.Json, time))
            .Any(schedule => versions.OfStored(schedule.Json) is { } version && Counts(version.Json, usage.Text("meter_id")!));
    }

    private bool Counts(JsonObject version, string meterId)
    {
        ResourceStore items = state.Store(state.Resource("product-items"));
        return PlanVersions.Pricings(version)
            .SelectMany(pricing => pricing.Values("items.product_item_ids"))
            .Select(items.ById)
            .OfType<StoredResource>()
            .Any(item => Calculations(item.Json).Any(calculation => calculation.Json.Text("meter_id") == meterId));
    }

    private IEnumerable<StoredResource> Calculations(JsonObject item)
    {
        ResourceStore calculations = state.Store(state.Resource("meter-value-calculations"));
        return item.Values("usage_based.meter_value_calculation_id").Concat(item.Values("meter_value_calculation_id"))
            .Select(calculations.ById)
            .OfType<StoredResource>();
    }
}
