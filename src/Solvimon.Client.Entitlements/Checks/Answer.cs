using Solvimon.Client.Entitlements.Caching;
using Solvimon.Client.Models;

namespace Solvimon.Client.Entitlements.Checks;

/// <summary>What a check goes by.</summary>
/// <param name="Overview">What the customer is entitled to; null where that is not known, and <paramref name="Fallback"/> counts.</param>
/// <param name="IsCustomerKnown">Whether Solvimon knows the customer.</param>
/// <param name="Fallback">Deny or allow.</param>
/// <param name="Failure">Why it is not known, where the request has ended.</param>
internal readonly record struct Answer(EntitlementOverview? Overview, bool IsCustomerKnown = true, EntitlementFallback Fallback = default, Exception? Failure = null)
{
    public static readonly EntitlementOverview Nothing = new() { Entitlements = [], PricingPlanSubscriptionEntitlements = [] };

    public static Answer Of(CachedOverview answer) => new(answer.Overview ?? Nothing, IsCustomerKnown: answer.Overview is not null);
}
