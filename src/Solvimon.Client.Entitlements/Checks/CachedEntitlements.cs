using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Entitlements.Caching;
using Solvimon.Client.Entitlements.Refreshing;
using Solvimon.Client.Entitlements.Telemetry;
using Solvimon.Client.Models;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Solvimon.Client.Entitlements.Checks;

/// <summary>Entitlements of one account, and all that belongs to them.</summary>
internal sealed class CachedEntitlements : IEntitlements, IDisposable
{
    private static readonly EntitlementValue On = new() { Switch = true };

    private readonly EntitlementsOptions _options;
    private readonly OverviewCache _cache;
    private readonly Refresher _refresher;
    private readonly EntitlementMetrics _metrics;
    private readonly Answers _answers;
    private readonly FeatureWarnings _warnings;

    public CachedEntitlements(EntitlementsOptions options, string address, ISolvimonClient solvimon, IDistributedCache? distributed, IFusionCacheBackplane? backplane, TimeProvider clock, ILogger logger)
    {
        AnswerAge age = new(options, clock);
        _options = options;
        _cache = new OverviewCache(options, address, distributed, backplane);
        _refresher = new Refresher(solvimon, _cache, age, options, clock, logger);
        _cache.InvalidatedElsewhere = _refresher.Supersede;
        _metrics = new EntitlementMetrics(options.Account);
        _answers = new Answers(_cache, _refresher, age, options, _metrics);
        _warnings = new FeatureWarnings(logger);
    }

    public async ValueTask<bool> IsOnAsync(string customer, string feature, CancellationToken cancellationToken = default) =>
        (await FindAsync(customer, feature, static value => value.Switch is not null, On, cancellationToken).ConfigureAwait(false))?.Switch == true;

    public async ValueTask<decimal?> NumberAsync(string customer, string feature, CancellationToken cancellationToken = default) =>
        (await FindAsync(customer, feature, static value => value.Number is not null, whenAllowed: null, cancellationToken).ConfigureAwait(false))?.Number;

    public async ValueTask<Amount?> AmountAsync(string customer, string feature, CancellationToken cancellationToken = default) =>
        (await FindAsync(customer, feature, static value => value.Amount is not null, whenAllowed: null, cancellationToken).ConfigureAwait(false))?.Amount;

    public async ValueTask<IReadOnlyList<string>> ChoicesAsync(string customer, string feature, CancellationToken cancellationToken = default)
    {
        EntitlementValue? found = await FindAsync(customer, feature, static value => value.Enums is not null || value.Strings is not null, whenAllowed: null, cancellationToken).ConfigureAwait(false);
        return found?.Enums ?? found?.Strings ?? [];
    }

    public async ValueTask<EntitlementOverview> GetAsync(string customer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customer);
        Answer answer = await _answers.GetAsync(customer, cancellationToken).ConfigureAwait(false);
        return answer.Overview
            ?? (answer.Fallback == EntitlementFallback.Deny
                ? Answer.Nothing
                : throw new EntitlementsUnavailableException("Solvimon did not answer, and a whole overview cannot be allowed: which features there are is not known.", answer.Failure));
    }

    public ValueTask InvalidateAsync(string customer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customer);
        return _refresher.InvalidateAsync(customer, cancellationToken);
    }

    public void Dispose()
    {
        _refresher.Dispose();
        _cache.Dispose();
        _metrics.Dispose();
    }

    /// <param name="customer">Whose entitlement.</param>
    /// <param name="feature">To what.</param>
    /// <param name="isOfType">Whether it has a value of the type that is asked for.</param>
    /// <param name="whenAllowed">What <see cref="EntitlementFallback.Allow"/> grants where the options have no value.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    private async ValueTask<EntitlementValue?> FindAsync(string customer, string feature, Func<EntitlementValue, bool> isOfType, EntitlementValue? whenAllowed, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customer);
        ArgumentException.ThrowIfNullOrWhiteSpace(feature);
        Answer answer = await _answers.GetAsync(customer, cancellationToken).ConfigureAwait(false);
        return answer.Overview is { } overview ? Find(overview, feature, isOfType, answer.IsCustomerKnown)
            : answer.Fallback == EntitlementFallback.Deny ? null
            : _options.AllowedValues.TryGetValue(feature, out EntitlementValue? allowed) && isOfType(allowed) ? allowed
            : whenAllowed ?? throw new EntitlementsUnavailableException($"Solvimon did not answer, and EntitlementsOptions.AllowedValues does not say what to allow of the feature {feature}.", answer.Failure);
    }

    private EntitlementValue? Find(EntitlementOverview overview, string feature, Func<EntitlementValue, bool> isOfType, bool isCustomerKnown)
    {
        IReadOnlyList<EntitlementValue> values = overview.Entitlements ?? [];
        bool isOtherType = false;
        for (int index = 0; index < values.Count; index++)
        {
            EntitlementValue value = values[index];
            if (value.FeatureReference == feature || value.FeatureId == feature)
            {
                if (isOfType(value))
                {
                    return value;
                }

                isOtherType = true;
            }
        }

        // Of a customer who does not exist the features say nothing.
        if (isCustomerKnown)
        {
            _warnings.NotGranted(feature, isOtherType);
        }

        return null;
    }
}
