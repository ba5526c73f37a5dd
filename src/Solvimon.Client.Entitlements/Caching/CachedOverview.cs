using Solvimon.Client.Models;

namespace Solvimon.Client.Entitlements.Caching;

/// <summary>What Solvimon said about a customer, and when.</summary>
/// <param name="overview">The answer; null where there is no such customer.</param>
/// <param name="fetchedAt">When it arrived, by the clock of the process that asked.</param>
internal sealed class CachedOverview(EntitlementOverview? overview, DateTimeOffset fetchedAt)
{
    private long _failedAtTicks;

    public EntitlementOverview? Overview => overview;

    public DateTimeOffset FetchedAt => fetchedAt;

    /// <summary>When this process last asked Solvimon for a newer one in vain.</summary>
    public DateTimeOffset RefreshFailedAt
    {
        get => new(Interlocked.Read(ref _failedAtTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _failedAtTicks, value.UtcTicks);
    }
}
