using Solvimon.Client.Entitlements.Caching;

namespace Solvimon.Client.Entitlements.Refreshing;

/// <summary>What an answer is good for at its age.</summary>
internal sealed class AnswerAge(EntitlementsOptions options, TimeProvider clock)
{
    /// <summary>Whether nobody needs to ask for another. One from the future, of a clock that was set back, is not fresh.</summary>
    public bool IsFresh(CachedOverview answer) => AgeOf(answer).Duration() < (answer.Overview is null ? options.RetryDelay : options.FreshFor);

    /// <summary>Whether it serves while it is refreshed.</summary>
    public bool IsServed(CachedOverview answer) => answer.Overview is not null && AgeOf(answer).Duration() < options.StaleFor;

    /// <summary>Whether it counts while Solvimon does not answer.</summary>
    public bool IsLastResort(CachedOverview answer) =>
        options.WhenUnavailable == EntitlementFallback.UseStale && answer.Overview is not null && AgeOf(answer) < options.StaleLimit;

    /// <summary>Whether Solvimon has just been asked for a newer one in vain, so that nobody needs to wait for the next attempt: one is made in this time.</summary>
    public bool HasJustFailed(CachedOverview answer) => (clock.GetUtcNow() - answer.RefreshFailedAt).Duration() < 2 * (options.RetryDelay + options.RequestTimeout);

    private TimeSpan AgeOf(CachedOverview answer) => clock.GetUtcNow() - answer.FetchedAt;
}
