using Solvimon.Client.Models;

namespace Solvimon.Client.Entitlements;

/// <summary>
/// What customers may use, for the request path: answered from a cache, which is refreshed in the background. No method waits longer than
/// <see cref="EntitlementsOptions.Timeout"/> for an answer; what becomes of a check that has none then, <see cref="EntitlementsOptions.WhenUnavailable"/> says.
/// </summary>
/// <remarks>
/// Safe for concurrent use; a singleton. A customer is named by id or reference, and cached under what it was named by: use one of the two
/// throughout. Features are named by reference or id. There to be substituted in tests; new members are not a breaking change.
/// </remarks>
public interface IEntitlements
{
    /// <summary>Tells whether a feature of type <c>SWITCH</c> is on for the customer.</summary>
    /// <param name="customer">The customer's reference or id, compared case-sensitively.</param>
    /// <param name="feature">The feature's reference or id, compared case-sensitively.</param>
    /// <param name="cancellationToken">Gives up waiting. The request to Solvimon goes on for the other callers.</param>
    /// <returns><see langword="false"/> also where the feature is not granted, does not exist or is no switch, and where the customer does not exist.</returns>
    /// <exception cref="ArgumentException">The customer or the feature is blank.</exception>
    /// <exception cref="EntitlementsUnavailableException">Solvimon did not answer, nothing usable is cached, and the options say to throw.</exception>
    ValueTask<bool> IsOnAsync(string customer, string feature, CancellationToken cancellationToken = default);

    /// <summary>Gets the limit of a feature of type <c>NUMBER</c>.</summary>
    /// <param name="customer">The customer's reference or id, compared case-sensitively.</param>
    /// <param name="feature">The feature's reference or id, compared case-sensitively.</param>
    /// <param name="cancellationToken">Gives up waiting. The request to Solvimon goes on for the other callers.</param>
    /// <returns><see langword="null"/>: not granted. The API has no value for "unlimited".</returns>
    /// <exception cref="ArgumentException">The customer or the feature is blank.</exception>
    /// <exception cref="EntitlementsUnavailableException">
    /// Solvimon did not answer, nothing usable is cached, and the options say to throw, or to allow without saying how much.
    /// </exception>
    ValueTask<decimal?> NumberAsync(string customer, string feature, CancellationToken cancellationToken = default);

    /// <summary>Gets the money of a feature of type <c>AMOUNT</c>, in major units.</summary>
    /// <param name="customer">The customer's reference or id, compared case-sensitively.</param>
    /// <param name="feature">The feature's reference or id, compared case-sensitively.</param>
    /// <param name="cancellationToken">Gives up waiting. The request to Solvimon goes on for the other callers.</param>
    /// <returns><see langword="null"/>: not granted.</returns>
    /// <exception cref="ArgumentException">The customer or the feature is blank.</exception>
    /// <exception cref="EntitlementsUnavailableException">As with <see cref="NumberAsync"/>.</exception>
    ValueTask<Amount?> AmountAsync(string customer, string feature, CancellationToken cancellationToken = default);

    /// <summary>Gets the granted values of a feature of type <c>ENUM</c>, or the texts of one of type <c>STRING</c>.</summary>
    /// <param name="customer">The customer's reference or id, compared case-sensitively.</param>
    /// <param name="feature">The feature's reference or id, compared case-sensitively.</param>
    /// <param name="cancellationToken">Gives up waiting. The request to Solvimon goes on for the other callers.</param>
    /// <returns>Empty: not granted.</returns>
    /// <exception cref="ArgumentException">The customer or the feature is blank.</exception>
    /// <exception cref="EntitlementsUnavailableException">As with <see cref="NumberAsync"/>.</exception>
    ValueTask<IReadOnlyList<string>> ChoicesAsync(string customer, string feature, CancellationToken cancellationToken = default);

    /// <summary>Gets everything that the customer is entitled to, in total and per subscription.</summary>
    /// <param name="customer">The customer's reference or id, compared case-sensitively.</param>
    /// <param name="cancellationToken">Gives up waiting. The request to Solvimon goes on for the other callers.</param>
    /// <returns>With empty lists where the customer does not exist, and where the options say to deny.</returns>
    /// <exception cref="ArgumentException">The customer is blank.</exception>
    /// <exception cref="EntitlementsUnavailableException">Solvimon did not answer, nothing usable is cached, and the options say to throw or to allow: which features there are is not known then.</exception>
    ValueTask<EntitlementOverview> GetAsync(string customer, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has the next check of the customer ask Solvimon, in all processes that share a backplane. What was cached serves from then on only
    /// where Solvimon does not answer and the options say <see cref="EntitlementFallback.UseStale"/>.
    /// </summary>
    /// <param name="customer">The customer as it is named in checks: a reference and an id are cached apart.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The customer is blank.</exception>
    ValueTask InvalidateAsync(string customer, CancellationToken cancellationToken = default);
}
