using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

public sealed class SqliteDeduplicationTests
{
    [Fact]
    public async Task Digests_are_remembered_by_account_for_all_processes_and_for_8_days()
    {
        var clock = new SettableClock();
        using var file = new WebhookFile(clock);
        (IWebhookDeduplicationStore one, IWebhookDeduplicationStore other) = (file.Open<IWebhookDeduplicationStore>(), file.Open<IWebhookDeduplicationStore>());
        string digest = new('a', 64);
        (await one.ContainsAsync("shop", digest)).Should().BeFalse();
        await one.AddAsync("shop", digest);
        await other.AddAsync("shop", digest);

        (await other.ContainsAsync("shop", digest)).Should().BeTrue();
        (await other.ContainsAsync("another", digest)).Should().BeFalse();
        clock.UtcNow += TimeSpan.FromDays(7.5);
        (await other.ContainsAsync("shop", digest)).Should().BeTrue();
        clock.UtcNow += TimeSpan.FromDays(1);
        (await other.ContainsAsync("shop", digest)).Should().BeFalse();
    }
}
