using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

/// <summary>What every shared deduplication store owes, whatever the database: the tests of a store inherit these.</summary>
public abstract class DeduplicationContract
{
    [Fact]
    public async Task Digests_are_remembered_by_account_for_all_processes_and_for_8_days()
    {
        (IWebhookDeduplicationStore one, IWebhookDeduplicationStore other) = (Open(), Open());
        string digest = new('a', 64);
        (await one.ContainsAsync("shop", digest)).Should().BeFalse();
        await one.AddAsync("shop", digest);
        await other.AddAsync("shop", digest);

        (await other.ContainsAsync("shop", digest)).Should().BeTrue();
        (await other.ContainsAsync("another", digest)).Should().BeFalse();
        await LetPassAsync(TimeSpan.FromDays(7.5));
        (await other.ContainsAsync("shop", digest)).Should().BeTrue();
        await LetPassAsync(TimeSpan.FromDays(1));
        (await other.ContainsAsync("shop", digest)).Should().BeFalse();
        await other.AddAsync("shop", digest);
        (await one.ContainsAsync("shop", digest)).Should().BeTrue("it came once more, long after");
    }

    [Fact]
    public async Task Many_processes_remember_at_once()
    {
        await Parallel.ForAsync(0, 8, async (number, token) =>
        {
            IWebhookDeduplicationStore store = Open();
            for (int i = 0; i < 5; i++)
            {
                await store.AddAsync("shop", $"{i}".PadLeft(64, 'a'), token);
            }
        });

        (await Open().ContainsAsync("shop", "4".PadLeft(64, 'a'))).Should().BeTrue();
    }

    protected abstract IWebhookDeduplicationStore Open();

    protected abstract Task LetPassAsync(TimeSpan time);
}
