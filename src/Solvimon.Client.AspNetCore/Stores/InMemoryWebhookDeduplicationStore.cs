using Microsoft.Extensions.Options;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Stores;

/// <summary>Remembers the last digests, bounded in number and in time. The process has one account, so the digest alone tells them apart.</summary>
internal sealed class InMemoryWebhookDeduplicationStore(IOptionsMonitor<SolvimonWebhookOptions> options) : IWebhookDeduplicationStore
{
    // About 2 MB when full.
    internal const int Capacity = 10_000;

    // After this time Solvimon gives a webhook up.
    internal static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    private readonly HashSet<string> _digests = new(StringComparer.Ordinal);
    private readonly Queue<(string Digest, DateTimeOffset AddedAt)> _byAge = [];

    public ValueTask<bool> ContainsAsync(string account, string digest, CancellationToken cancellationToken = default)
    {
        lock (_digests)
        {
            ForgetOld();
            return ValueTask.FromResult(_digests.Contains(digest));
        }
    }

    public ValueTask AddAsync(string account, string digest, CancellationToken cancellationToken = default)
    {
        lock (_digests)
        {
            if (_digests.Add(digest))
            {
                _byAge.Enqueue((digest, options.CurrentValue.TimeProvider.GetUtcNow()));
                ForgetOld();
            }
        }

        return ValueTask.CompletedTask;
    }

    private void ForgetOld()
    {
        DateTimeOffset oldest = options.CurrentValue.TimeProvider.GetUtcNow() - Retention;
        while (_byAge.TryPeek(out (string Digest, DateTimeOffset AddedAt) first) && (_byAge.Count > Capacity || first.AddedAt < oldest))
        {
            _byAge.Dequeue();
            _digests.Remove(first.Digest);
        }
    }
}
