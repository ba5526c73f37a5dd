using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Solvimon.Client.Entitlements.Caching;

/// <summary>
/// FusionCache as the place where answers lie: in memory, in a distributed cache if there is one, and other processes told through a
/// backplane. FusionCache reads the machine's own clock and takes no other, so how old an answer may be is decided outside, by its
/// <see cref="CachedOverview.FetchedAt"/>; here answers only end when nobody could use them any more.
/// </summary>
internal sealed class OverviewCache : IDisposable
{
    private static readonly TimeSpan CircuitBreakerDuration = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _memory;
    private readonly FusionCache _cache;
    private readonly FusionCacheEntryOptions _read;
    private readonly FusionCacheEntryOptions _readOutdated;
    private readonly FusionCacheEntryOptions _readDistributed;
    private readonly FusionCacheEntryOptions _keep;
    private readonly FusionCacheEntryOptions _share;
    private readonly FusionCacheEntryOptions _shareUnknown;
    private readonly FusionCacheEntryOptions _expire;

    /// <param name="options">How long answers are of use, and how many are kept.</param>
    /// <param name="address">Address and platform of the API: with the account's name what keeps accounts and environments apart.</param>
    /// <param name="distributed">The second level, if there is one.</param>
    /// <param name="backplane">Tells other processes, if there is one.</param>
    public OverviewCache(EntitlementsOptions options, string address, IDistributedCache? distributed, IFusionCacheBackplane? backplane)
    {
        string prefix = $"solvimon:entitlements:1:{address}:{options.Account}:";
        TimeSpan lifetime = options.WhenUnavailable == EntitlementFallback.UseStale ? options.StaleLimit : options.StaleFor;
        _share = Entry(lifetime);
        _shareUnknown = Entry(options.RetryDelay);

        // Without a second level there is nothing that others could read: told of each answer, they would only forget their own.
        _share.SkipBackplaneNotifications = _shareUnknown.SkipBackplaneNotifications = distributed is null;
        _keep = Entry(lifetime).SetSkipDistributedCache(skip: true, skipBackplaneNotifications: true);
        _read = Entry(lifetime).SetSkipDistributedCacheRead(skip: true);
        _readOutdated = _read.Duplicate().SetAllowStaleOnReadOnly();
        _readDistributed = Entry(lifetime).SetSkipMemoryCache();
        _readDistributed.DistributedCacheHardTimeout = options.Timeout / 3;

        // On return no process can find the old answer in the second level.
        _expire = Entry(lifetime);
        _expire.AllowBackgroundDistributedCacheOperations = _expire.AllowBackgroundBackplaneOperations = false;

        _memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.MaxCustomers });

        // Without a logger: its messages, and they alone, would carry the customers.
        _cache = new FusionCache(
            new FusionCacheOptions
            {
                CacheName = prefix + "cache",
                CacheKeyPrefix = prefix,
                DisableTagging = true,
                EnableBestPracticesAdvisor = false,
                DistributedCacheCircuitBreakerDuration = CircuitBreakerDuration,
                BackplaneCircuitBreakerDuration = CircuitBreakerDuration,
            },
            _memory);
        if (distributed is not null)
        {
            _cache.SetupDistributedCache(distributed, new CachedOverviewSerializer());
        }

        if (backplane is not null)
        {
            _cache.Events.Backplane.MessageReceived += (_, received) =>
            {
                if (received.Message is { Action: BackplaneMessageAction.EntryExpire, CacheKey: { } key } && key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    InvalidatedElsewhere(key[prefix.Length..]);
                }
            };
            _cache.SetupBackplane(backplane);
        }
    }

    /// <summary>Told which customer another process has invalidated.</summary>
    public Action<string> InvalidatedElsewhere { get; set; } = static _ => { };

    /// <summary>What is in memory about a customer; never waits.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="isOutdated">Whether it was invalidated since, here or by another process.</param>
    public CachedOverview? Read(string customer, out bool isOutdated)
    {
        MaybeValue<CachedOverview> current = _cache.TryGet<CachedOverview>(customer, _read);
        isOutdated = !current.HasValue;
        return current.HasValue ? current.Value : _cache.TryGet<CachedOverview>(customer, _readOutdated).GetValueOrDefault();
    }

    /// <summary>Takes over what another process has learned, if it is newer than what is in memory.</summary>
    public async ValueTask<CachedOverview?> ReadDistributedAsync(string customer, CancellationToken cancellationToken)
    {
        if (!_cache.HasDistributedCache)
        {
            return null;
        }

        CachedOverview? shared = (await _cache.TryGetAsync<CachedOverview>(customer, _readDistributed, cancellationToken).ConfigureAwait(false)).GetValueOrDefault();
        if (shared is not null && !(Read(customer, out _)?.FetchedAt >= shared.FetchedAt))
        {
            await _cache.SetAsync(customer, shared, _keep, token: cancellationToken).ConfigureAwait(false);
        }

        return shared;
    }

    /// <summary>Puts an answer into memory, and from there in the background where others find it.</summary>
    public ValueTask StoreAsync(string customer, CachedOverview answer, CancellationToken cancellationToken) =>
        _cache.SetAsync(customer, answer, answer.Overview is null ? _shareUnknown : _share, token: cancellationToken);

    /// <summary>Marks what all processes know as outdated.</summary>
    public ValueTask InvalidateAsync(string customer, CancellationToken cancellationToken) => _cache.ExpireAsync(customer, _expire, cancellationToken);

    public void Dispose()
    {
        _cache.Dispose();
        _memory.Dispose();
    }

    private static FusionCacheEntryOptions Entry(TimeSpan lifetime) => new(lifetime)
    {
        IsFailSafeEnabled = true,
        FailSafeMaxDuration = lifetime,
        Size = 1,
        AllowBackgroundDistributedCacheOperations = true,
        AllowBackgroundBackplaneOperations = true,
        ReThrowSerializationExceptions = false,
    };
}
