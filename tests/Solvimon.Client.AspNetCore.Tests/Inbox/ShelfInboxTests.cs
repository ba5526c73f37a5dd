using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Inbox;

/// <summary>The inbox that the other tests use keeps the contract too.</summary>
public sealed class ShelfInboxTests : WebhookInboxLeaseContract
{
    private readonly SettableClock _clock = new();
    private readonly Shelf _shelf = new() { Lease = TimeSpan.FromSeconds(30) };

    public ShelfInboxTests() => _shelf.Clock = _clock;

    protected override Task<IWebhookInbox> OpenAsync() => Task.FromResult<IWebhookInbox>(new ShelfInbox(_shelf));

    protected override Task LetLeaseRunOutAsync()
    {
        _clock.UtcNow += TimeSpan.FromSeconds(31);
        return Task.CompletedTask;
    }
}
