using Solvimon.Client.Models;

namespace Solvimon.Client.Entitlements;

/// <summary>How entitlements are cached, and what counts while Solvimon does not answer. Read once, when entitlements are first used.</summary>
public sealed class EntitlementsOptions
{
    /// <summary>What a check answers while Solvimon does not, and what is cached is older than <see cref="StaleFor"/>. Default: <see cref="EntitlementFallback.Throw"/>.</summary>
    public EntitlementFallback WhenUnavailable { get; set; } = EntitlementFallback.Throw;

    /// <summary>
    /// With <see cref="EntitlementFallback.UseStale"/>: what counts where there is no last answer within <see cref="StaleLimit"/>.
    /// Default: <see cref="EntitlementFallback.Throw"/>.
    /// </summary>
    public EntitlementFallback WhenNothingCached { get; set; } = EntitlementFallback.Throw;

    /// <summary>
    /// With <see cref="EntitlementFallback.Allow"/>: what is granted, by the reference that features are asked for with. Switches that
    /// are not here are on. Default: empty.
    /// </summary>
    public IDictionary<string, EntitlementValue> AllowedValues { get; } = new Dictionary<string, EntitlementValue>(StringComparer.Ordinal);

    /// <summary>How long a check waits for an answer, counted from the start of the request that it shares with all others. Default: 300 milliseconds. At most 1 minute.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// How long a request to Solvimon may take in the background, when the checks that started it have long been answered otherwise.
    /// Default: 5 seconds. Not below <see cref="Timeout"/>, at most 5 minutes. It is not repeated within this time, whatever the client's settings.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer is fresh: it serves, and nobody asks for another. Default: 60 seconds. At least 1 second.</summary>
    public TimeSpan FreshFor { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Up to which age an answer serves at once while it is refreshed in the background, whatever <see cref="WhenUnavailable"/> says. Default: 10 minutes. Not below <see cref="FreshFor"/>.</summary>
    public TimeSpan StaleFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>With <see cref="EntitlementFallback.UseStale"/>: up to which age an answer counts. Default: 24 hours. Not below <see cref="StaleFor"/>, at most a year.</summary>
    public TimeSpan StaleLimit { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long Solvimon is not asked again about a customer after a request has failed, and after it has said that there is no such
    /// customer. Default: 5 seconds. Range: 100 milliseconds to 10 minutes.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many customers are kept in memory; beyond that, some of them are forgotten. Default: 100,000.</summary>
    public int MaxCustomers { get; set; } = 100_000;

    /// <summary>
    /// The account's name in cache keys, 1 to 100 characters long, beside the API's address and the platform. Accounts that share a
    /// distributed cache need different names. Default: <c>default</c>, or the key that was given to <c>AddKeyedSolvimonEntitlements</c>.
    /// </summary>
    public string Account { get; set; } = "default";
}
