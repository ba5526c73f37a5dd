using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>The schedules of a subscription.</summary>
internal static class Schedules
{
    /// <summary>In the order in which they begin.</summary>
    public static IReadOnlyList<StoredResource> Of(SandboxState state, string subscriptionId) =>
        state.Store(state.Resource("pricing-plan-schedules")).Having("pricing_plan_subscription_id", subscriptionId)
            .OrderBy(schedule => schedule.Json.Time("start_at") ?? DateTimeOffset.MinValue)
            .ToList();

    /// <summary>Whether the schedule is in force then. Its end belongs to what comes after it.</summary>
    public static bool Covers(JsonObject schedule, DateTimeOffset time) =>
        (schedule.Time("start_at") ?? DateTimeOffset.MinValue) <= time && time < (schedule.Time("end_at") ?? DateTimeOffset.MaxValue);

    /// <summary>When the first one begins; null when there is none.</summary>
    public static DateTimeOffset? Start(SandboxState state, string subscriptionId) =>
        Of(state, subscriptionId) is [var first, ..] ? first.Json.Time("start_at") : null;

    // Assumption (subscriptions): A subscription is billed by its own `billing_period`, without one by that of its first schedule that has one. Periods are
    // counted from the start of the first schedule, also with `billing_time` `CALENDAR`.
    public static JsonObject? Period(SandboxState state, StoredResource subscription) =>
        subscription.Json["billing_period"] as JsonObject
        ?? Of(state, subscription.Id).Select(schedule => schedule.Json["billing_period"]).OfType<JsonObject>().FirstOrDefault();
}
