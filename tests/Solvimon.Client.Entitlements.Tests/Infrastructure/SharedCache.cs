using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Solvimon.Client.Entitlements.Tests.Infrastructure;

/// <summary>A distributed cache that several processes share, and that can hang or fail.</summary>
internal sealed class SharedCache : IDistributedCache
{
    private readonly ConcurrentDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Entries => _entries;

    /// <summary>What becomes of the next operations.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = static _ => Task.CompletedTask;

    public byte[]? Get(string key) => throw new NotSupportedException("Nobody reads synchronously.");

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await Before(token);
        return _entries.GetValueOrDefault(key);
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException("Nobody writes synchronously.");

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await Before(token);
        _entries[key] = value;
    }

    public void Refresh(string key)
    {
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key) => throw new NotSupportedException("Nobody removes synchronously.");

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await Before(token);
        _entries.TryRemove(key, out _);
    }
}
