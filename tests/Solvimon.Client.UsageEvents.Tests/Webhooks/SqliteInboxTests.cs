using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

public sealed class SqliteInboxTests : WebhookInboxLeaseContract, IDisposable
{
    private readonly SettableClock _clock = new();
    private readonly WebhookFile _file;

    public SqliteInboxTests() => _file = new WebhookFile(_clock);

    [Fact]
    public async Task A_clock_that_is_set_back_holds_up_nothing()
    {
        await AddAsync("a");
        _clock.UtcNow += TimeSpan.FromHours(2);
        await (await TakeAsync()).FailAsync(TimeSpan.FromMinutes(5));
        _clock.UtcNow -= TimeSpan.FromHours(2);

        (await TakeNextAsync()).Should().NotBeNull();
    }

    [Fact]
    public async Task What_cannot_be_opened_is_an_error_that_says_what_helps()
    {
        using WebhookFile nowhere = new(_clock, "/proc/nowhere/webhooks.db");

        await nowhere.Open<IWebhookInbox>().Invoking(inbox => inbox.TakeNextAsync("shop")).Should().ThrowAsync<IOException>().WithMessage("*folder*");
    }

    public void Dispose() => _file.Dispose();

    protected override Task<IWebhookInbox> OpenAsync() => Task.FromResult(_file.Open<IWebhookInbox>());

    protected override Task LetLeaseRunOutAsync()
    {
        _clock.UtcNow += TimeSpan.FromSeconds(31);
        return Task.CompletedTask;
    }
}
