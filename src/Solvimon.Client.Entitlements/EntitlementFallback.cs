namespace Solvimon.Client.Entitlements;

/// <summary>What a check answers while Solvimon does not, and what is cached is too old to serve.</summary>
public enum EntitlementFallback
{
    /// <summary>Throws an <see cref="EntitlementsUnavailableException"/>: the application decides, request by request.</summary>
    Throw,

    /// <summary>Nothing is granted: switches are off, there are no numbers. Customers who paid are turned away for as long as Solvimon is.</summary>
    Deny,

    /// <summary>
    /// Switches are on; numbers, amounts and choices come from <see cref="EntitlementsOptions.AllowedValues"/>, and those that are not there
    /// throw. Customers who did not pay are let in for as long as Solvimon is away.
    /// </summary>
    Allow,

    /// <summary>
    /// The last known answer counts, up to an age of <see cref="EntitlementsOptions.StaleLimit"/>. Where there is none,
    /// <see cref="EntitlementsOptions.WhenNothingCached"/> decides.
    /// </summary>
    UseStale,
}
