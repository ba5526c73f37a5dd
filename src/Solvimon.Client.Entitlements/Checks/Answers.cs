using Solvimon.Client.Entitlements.Caching;
using Solvimon.Client.Entitlements.Refreshing;
using Solvimon.Client.Entitlements.Telemetry;

namespace Solvimon.Client.Entitlements.Checks;

/// <summary>Decides which answer a check gets: a fresh one, one that is being refreshed, Solvimon's, or the fallback.</summary>
internal sealed class Answers(OverviewCache cache, Refresher refresher, AnswerAge age, EntitlementsOptions options, EntitlementMetrics metrics)
{
    public async ValueTask<Answer> GetAsync(string customer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CachedOverview? known = cache.Read(customer, out bool isOutdated);
        if (known is not null && !isOutdated)
        {
            if (age.IsFresh(known))
            {
                metrics.Hit();
                return Answer.Of(known);
            }

            if (age.IsServed(known))
            {
                refresher.Start(customer);
                metrics.StaleHit();
                return Answer.Of(known);
            }
        }

        Refresh refresh = refresher.Start(customer);

        // In an outage only those wait who have nothing to go by.
        if (known is not null && age.IsLastResort(known) && age.HasJustFailed(known))
        {
            metrics.Fallback(EntitlementFallback.UseStale);
            return Answer.Of(known);
        }

        RefreshResult? result = await refresh.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (result?.Overview is { } loaded)
        {
            metrics.Miss();
            return Answer.Of(loaded);
        }

        return FallBack(customer, result?.Failure);
    }

    private Answer FallBack(string customer, Exception? failure)
    {
        // What another process has learned may have come in meanwhile.
        CachedOverview? known = cache.Read(customer, out bool isOutdated);
        if (known is not null && !isOutdated && age.IsServed(known))
        {
            metrics.StaleHit();
            return Answer.Of(known);
        }

        if (known is not null && age.IsLastResort(known))
        {
            metrics.Fallback(EntitlementFallback.UseStale);
            return Answer.Of(known);
        }

        EntitlementFallback fallback = options.WhenUnavailable == EntitlementFallback.UseStale ? options.WhenNothingCached : options.WhenUnavailable;
        metrics.Fallback(fallback);
        return fallback == EntitlementFallback.Throw
            ? throw new EntitlementsUnavailableException(
                $"What the customer is entitled to is not known: Solvimon {(failure is null ? $"did not answer within {options.Timeout.TotalMilliseconds:0} ms" : "could not be asked")}, and nothing usable is cached.",
                failure)
            : new Answer(null, Fallback: fallback, Failure: failure);
    }
}
