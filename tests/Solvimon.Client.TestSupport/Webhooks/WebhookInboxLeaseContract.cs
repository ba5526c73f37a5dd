using FluentAssertions;
using Solvimon.Client.Webhooks;
using Xunit;

namespace Solvimon.Client.TestSupport;

/// <summary>What an inbox owes beside that whose claims are leases.</summary>
public abstract class WebhookInboxLeaseContract : WebhookInboxContract
{
    /// <summary>Lets the time pass after which a lease has run out.</summary>
    protected abstract Task LetLeaseRunOutAsync();

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over_and_the_late_result_is_not_written()
    {
        await AddAsync("a", "b");
        IWebhookInboxClaim slow = await TakeAsync();
        slow.LeaseDuration.Should().BePositive();
        await LetLeaseRunOutAsync();

        IWebhookInboxClaim successor = await TakeAsync();

        (Name(successor.Message), successor.Attempt).Should().Be(("a", 2));
        (await slow.RenewAsync()).Should().BeFalse();
        (await slow.CompleteAsync()).Should().BeFalse();
        (await slow.FailAsync(TimeSpan.FromHours(1))).Should().BeFalse();
        (await slow.SetAsideAsync("late")).Should().BeFalse();
        (await slow.ReleaseAsync()).Should().BeFalse();
        (await successor.CompleteAsync()).Should().BeTrue();
        Name((await TakeAsync()).Message).Should().Be("b");
    }

    [Fact]
    public async Task A_lease_that_ran_out_and_was_not_taken_over_still_counts()
    {
        await AddAsync("a");
        IWebhookInboxClaim slow = await TakeAsync();
        await LetLeaseRunOutAsync();

        (await slow.RenewAsync()).Should().BeTrue();
        (await TakeNextAsync()).Should().BeNull("it was renewed");
        await LetLeaseRunOutAsync();
        (await slow.CompleteAsync()).Should().BeTrue();
        (await StatisticsAsync()).Waiting.Should().Be(0);
    }
}
