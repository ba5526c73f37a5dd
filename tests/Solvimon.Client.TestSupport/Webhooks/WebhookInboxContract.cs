using System.Security.Cryptography;
using FluentAssertions;
using Solvimon.Client.Webhooks;
using Xunit;

namespace Solvimon.Client.TestSupport;

/// <summary>What every inbox owes, whatever it stores in: the tests of a store inherit these.</summary>
public abstract class WebhookInboxContract
{
    private const string Account = "shop";

    // By the receiver's clock, which has nothing to do with the store's.
    private static readonly DateTimeOffset ReceivedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the inbox again, as after a restart or in another process. A store for one process gives the one that it has.</summary>
    protected abstract Task<IWebhookInbox> OpenAsync();

    [Fact]
    public async Task An_event_comes_out_as_it_went_in()
    {
        WebhookInboxMessage message = Message("é");
        (await AddAsync(message)).Should().BeTrue();

        IWebhookInboxClaim claim = await TakeAsync();

        claim.Attempt.Should().Be(1);
        claim.Message.Should().BeEquivalentTo(message, options => options.Excluding(expected => expected.Body));
        claim.Message.Body.ToArray().Should().Equal(message.Body.ToArray());
    }

    [Fact]
    public async Task Events_are_taken_in_the_order_in_which_they_came()
    {
        await AddAsync("a", "b", "c");

        List<string> taken = [];
        while (await TakeNextAsync() is { } claim)
        {
            taken.Add(Name(claim.Message));
            (await claim.CompleteAsync()).Should().BeTrue();
        }

        taken.Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task While_an_event_is_taken_nobody_gets_it_or_a_later_one()
    {
        await AddAsync("a", "b");

        IWebhookInboxClaim claim = await TakeAsync();

        (await TakeNextAsync()).Should().BeNull();
        (await claim.RenewAsync()).Should().BeTrue();
        (await TakeNextAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Of_many_who_take_at_once_one_gets_the_event()
    {
        await AddAsync("a", "b");

        IWebhookInboxClaim?[] claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(TakeNextAsync)));

        claims.Should().ContainSingle(claim => claim != null).Which!.Message.Digest.Should().Be(Digest("a"));
    }

    [Fact]
    public async Task A_redelivery_is_not_stored_again_whatever_became_of_the_event()
    {
        await AddAsync("waits");
        (await AddAsync(Message("waits"))).Should().BeFalse();
        await (await TakeAsync()).CompleteAsync();
        (await AddAsync(Message("waits"))).Should().BeFalse();

        await AddAsync("bad");
        await (await TakeAsync()).SetAsideAsync("broken");
        (await AddAsync(Message("bad"))).Should().BeFalse();
        await (await OpenAsync()).DiscardAsync(Account, Digest("bad"));
        (await AddAsync(Message("bad"))).Should().BeFalse();

        (await TakeNextAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Of_many_deliveries_of_one_event_at_once_one_is_stored()
    {
        bool[] added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AddAsync(Message("a")))));

        added.Should().ContainSingle(isNew => isNew);
        (await StatisticsAsync()).Waiting.Should().Be(1);
    }

    [Fact]
    public async Task One_that_failed_is_taken_again_when_its_time_has_come_and_before_any_later_one()
    {
        await AddAsync("a", "b");

        (await (await TakeAsync()).FailAsync(TimeSpan.FromHours(1))).Should().BeTrue();

        (await TakeNextAsync()).Should().BeNull("it is not due, and the later one waits for it");
    }

    [Fact]
    public async Task An_attempt_counts_from_when_the_event_is_taken()
    {
        await AddAsync("a", "b");
        await (await TakeAsync()).FailAsync(TimeSpan.Zero);

        IWebhookInboxClaim second = await TakeAsync();
        (Name(second.Message), second.Attempt).Should().Be(("a", 2));
        (await second.ReleaseAsync()).Should().BeTrue();
        IWebhookInboxClaim again = await TakeAsync();
        (Name(again.Message), again.Attempt).Should().Be(("a", 2), "what was given back was no attempt");
    }

    [Fact]
    public async Task A_claim_ends_once()
    {
        await AddAsync("a", "b");
        IWebhookInboxClaim claim = await TakeAsync();
        await claim.ReleaseAsync();
        IWebhookInboxClaim next = await TakeAsync();

        (await claim.CompleteAsync()).Should().BeFalse();
        (await claim.FailAsync(TimeSpan.FromHours(1))).Should().BeFalse();
        (await claim.SetAsideAsync("late")).Should().BeFalse();
        (await claim.ReleaseAsync()).Should().BeFalse();
        (await claim.RenewAsync()).Should().BeFalse();

        (await next.CompleteAsync()).Should().BeTrue();
        Name((await TakeAsync()).Message).Should().Be("b");
    }

    [Fact]
    public async Task What_is_set_aside_is_listed_and_the_rest_goes_on()
    {
        await AddAsync("a", "b", "c");
        await (await TakeAsync()).FailAsync(TimeSpan.Zero);
        (await (await TakeAsync()).SetAsideAsync("the first is broken")).Should().BeTrue();
        await (await TakeAsync()).SetAsideAsync("the second too");

        List<WebhookSetAsideMessage> messages = await SetAsideAsync();

        messages.Select(message => (Name(message.Message), message.Attempts, message.Error)).Should().Equal(("a", 2, "the first is broken"), ("b", 1, "the second too"));
        messages[0].Message.Body.ToArray().Should().Equal(Message("a").Body.ToArray());
        messages[0].SetAsideAt.Should().NotBe(default);
        Name((await TakeAsync()).Message).Should().Be("c");
    }

    [Fact]
    public async Task What_is_tried_again_takes_its_old_place_and_counts_from_one()
    {
        await AddAsync("a", "b", "c");
        await (await TakeAsync()).SetAsideAsync("broken");
        await (await TakeAsync()).CompleteAsync();

        (await (await OpenAsync()).RetryAsync(Account, Digest("a"))).Should().BeTrue();

        IWebhookInboxClaim claim = await TakeAsync();
        (Name(claim.Message), claim.Attempt).Should().Be(("a", 1));
        (await SetAsideAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_discarded_is_gone_for_good()
    {
        await AddAsync("a");
        await (await TakeAsync()).SetAsideAsync("broken");
        IWebhookInbox inbox = await OpenAsync();

        (await inbox.DiscardAsync(Account, Digest("a"))).Should().BeTrue();

        (await inbox.DiscardAsync(Account, Digest("a"))).Should().BeFalse();
        (await inbox.RetryAsync(Account, Digest("a"))).Should().BeFalse();
        (await SetAsideAsync()).Should().BeEmpty();
        (await TakeNextAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Only_what_is_set_aside_can_be_tried_again_or_discarded()
    {
        await AddAsync("a");
        IWebhookInbox inbox = await OpenAsync();

        (await inbox.RetryAsync(Account, Digest("a"))).Should().BeFalse();
        (await inbox.DiscardAsync(Account, Digest("a"))).Should().BeFalse();
        (await inbox.RetryAsync(Account, Digest("nobody"))).Should().BeFalse();
        (await StatisticsAsync()).Waiting.Should().Be(1);
    }

    [Fact]
    public async Task It_counts_what_waits_and_since_when()
    {
        (await StatisticsAsync()).Should().BeEquivalentTo(new WebhookInboxStatistics { Waiting = 0, OldestReceivedAt = null, SetAside = 0 });
        await AddAsync(Message("a", ReceivedAt));
        await AddAsync(Message("b", ReceivedAt.AddMinutes(1)));
        await AddAsync(Message("c", ReceivedAt.AddMinutes(2)));
        await (await TakeAsync()).SetAsideAsync("broken");

        await TakeAsync();

        (await StatisticsAsync()).Should().BeEquivalentTo(
            new WebhookInboxStatistics { Waiting = 2, OldestReceivedAt = ReceivedAt.AddMinutes(1), SetAside = 1 }, "one that is taken still waits");
    }

    [Fact]
    public async Task Accounts_have_nothing_to_do_with_one_another()
    {
        await AddAsync("a");
        (await AddAsync(Message("a", account: "other"))).Should().BeTrue();
        IWebhookInbox inbox = await OpenAsync();

        IWebhookInboxClaim? other = await inbox.TakeNextAsync("other");
        other!.Message.Account.Should().Be("other");
        await other.SetAsideAsync("broken");

        (await inbox.RetryAsync(Account, Digest("a"))).Should().BeFalse();
        (await SetAsideAsync()).Should().BeEmpty();
        (await TakeAsync()).Message.Account.Should().Be(Account);
        (await inbox.GetStatisticsAsync("nobody")).Should().BeEquivalentTo(new WebhookInboxStatistics { Waiting = 0, OldestReceivedAt = null, SetAside = 0 });
    }

    [Fact]
    public async Task Accounts_are_taken_from_at_the_same_time()
    {
        await AddAsync("a");
        await AddAsync(Message("a", account: "other"));
        await TakeAsync();

        (await (await OpenAsync()).TakeNextAsync("other")).Should().NotBeNull();
    }

    private static string Digest(string name) => Convert.ToHexString(SHA256.HashData(Payloads.Customer(name))).ToLowerInvariant();

    private static WebhookInboxMessage Message(string name, DateTimeOffset? receivedAt = null, string account = Account) => new()
    {
        Account = account,
        Digest = Digest(name),
        Type = "CUSTOMER.CREATED",
        Body = Payloads.Customer(name),
        ReceivedAt = receivedAt ?? ReceivedAt,
    };

    protected static string Name(WebhookInboxMessage message) => ((Models.Customer)WebhookEvent.Parse(message.Body.Span).Data!).Reference!;

    private async Task<bool> AddAsync(WebhookInboxMessage message) => await (await OpenAsync()).AddAsync(message);

    protected async Task AddAsync(params string[] names)
    {
        foreach (string name in names)
        {
            (await AddAsync(Message(name))).Should().BeTrue();
        }
    }

    protected async Task<IWebhookInboxClaim?> TakeNextAsync() => await (await OpenAsync()).TakeNextAsync(Account);

    protected async Task<IWebhookInboxClaim> TakeAsync() => (await TakeNextAsync()) ?? throw new InvalidOperationException("There is nothing to take.");

    protected async Task<WebhookInboxStatistics> StatisticsAsync() => await (await OpenAsync()).GetStatisticsAsync(Account);

    private async Task<List<WebhookSetAsideMessage>> SetAsideAsync()
    {
        List<WebhookSetAsideMessage> messages = [];
        await foreach (WebhookSetAsideMessage message in (await OpenAsync()).ListSetAside(Account))
        {
            messages.Add(message);
        }

        return messages;
    }
}
