using System.Collections.Concurrent;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Solvimon.Client.Entitlements.Tests.Infrastructure;

/// <summary>Carries messages between the caches of one test.</summary>
/// <param name="channels">Who listens; shared by the processes.</param>
internal sealed class SharedBackplane(ConcurrentDictionary<string, BackplaneSubscriptionOptions> channels) : IFusionCacheBackplane
{
    private BackplaneSubscriptionOptions? _mine;

    public bool IsSubscribed => _mine is not null;

    public void Subscribe(BackplaneSubscriptionOptions options)
    {
        channels[options.CacheInstanceId] = options;
        _mine = options;
    }

    public ValueTask SubscribeAsync(BackplaneSubscriptionOptions options)
    {
        Subscribe(options);
        return ValueTask.CompletedTask;
    }

    public void Unsubscribe()
    {
        if (_mine is { } mine)
        {
            channels.TryRemove(mine.CacheInstanceId, out _);
        }
    }

    public ValueTask UnsubscribeAsync()
    {
        Unsubscribe();
        return ValueTask.CompletedTask;
    }

    public async ValueTask PublishAsync(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        foreach (BackplaneSubscriptionOptions other in channels.Values.Where(other => other.ChannelName == _mine?.ChannelName && !ReferenceEquals(other, _mine)))
        {
            await other.IncomingMessageHandlerAsync!(BackplaneMessage.FromByteArray(BackplaneMessage.ToByteArray(message)));
        }
    }

    public void Publish(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default) => throw new NotSupportedException("Nobody publishes synchronously.");
}
