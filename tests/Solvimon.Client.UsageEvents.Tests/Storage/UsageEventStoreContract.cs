using System.Text;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Storage;

/// <summary>What every store owes, whatever it stores in: the tests of a store inherit these.</summary>
public abstract class UsageEventStoreContract : IAsyncLifetime
{
    protected static readonly TimeSpan UnknownDelay = TimeSpan.FromHours(1);

    // As precise as every store keeps it.
    private static readonly DateTimeOffset RecordedAt = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.FromHours(2));

    private protected TestDatabase Database { get; private set; } = null!;

    protected IUsageEventStore Store { get; private set; } = null!;

    [Fact]
    public async Task Events_come_out_as_they_went_in_and_in_order()
    {
        NewUsageEvent[] events = [.. Enumerable.Range(1, 9).Select(number => Event($"reference-{number}", customer: $"customer-{number % 2}"))];
        await Store.RecordAsync(events[..4]);
        await Store.RecordAsync(events[4..]);

        UsageEventClaim claim = await ClaimAsync(max: 7);

        claim.Events.Select(claimed => (claimed.Reference, claimed.Customer, Encoding.UTF8.GetString(claimed.Content), claimed.RecordedAt, claimed.UnknownAttempts))
            .Should().Equal(events[..7].Select(e => (e.Reference, e.Customer, Encoding.UTF8.GetString(e.Content), e.RecordedAt, 0)));
        claim.Events.Should().BeInAscendingOrder(claimed => claimed.Position);
    }

    [Fact]
    public async Task A_reference_is_one_event_and_another_content_is_a_conflict_also_after_it_was_delivered()
    {
        (await Store.RecordAsync([Event("reference-1"), Event("reference-2"), Event("reference-1"), Event("reference-2", content: "{}")])).Should().Equal(
            UsageEventRecordResult.Recorded, UsageEventRecordResult.Recorded, UsageEventRecordResult.RecordedBefore, UsageEventRecordResult.Conflict);
        UsageEventClaim claim = await ClaimAsync();
        await Store.CompleteAsync(claim, [.. claim.Events.Select(UsageEventOutcome.Delivered)]);

        (await Store.RecordAsync([Event("reference-1"), Event("reference-2", content: "{}"), Event("reference-3")])).Should().Equal(
            UsageEventRecordResult.RecordedBefore, UsageEventRecordResult.Conflict, UsageEventRecordResult.Recorded);
        await CheckFiguresAsync(new { Recorded = 3, Delivered = 2, Pending = 1 });
    }

    [Fact]
    public async Task What_many_record_at_once_is_there_once()
    {
        IUsageEventStore[] stores = [Store, await Database.OpenStoreAsync(), await Database.OpenStoreAsync()];

        UsageEventRecordResult[][] results = await Task.WhenAll(stores.Select(store => Task.Run(async () =>
        {
            List<UsageEventRecordResult> all = [];
            for (int number = 0; number < 20; number++)
            {
                all.AddRange(await store.RecordAsync([Event($"reference-{number}"), Event($"reference-{number + 1}")]));
            }

            return all.ToArray();
        })));

        results.SelectMany(all => all).Count(result => result == UsageEventRecordResult.Recorded).Should().Be(21);
        await CheckFiguresAsync(new { Recorded = 21, Pending = 21 });
    }

    [Fact]
    public async Task What_is_claimed_is_given_to_nobody_else()
    {
        await Store.RecordAsync([Event("reference-1"), Event("reference-2")]);

        (await ClaimAsync()).Events.Should().HaveCount(2);

        (await ClaimAsync()).Events.Should().BeEmpty();
        ((await (await Database.OpenStoreAsync()).ClaimAsync(100, UnknownDelay))?.Events ?? []).Should().BeEmpty();
        await CheckFiguresAsync(new { Recorded = 2, Pending = 2, Unknown = 0 });
    }

    [Fact]
    public async Task Every_outcome_is_counted_and_what_is_done_with_keeps_no_content()
    {
        await Store.RecordAsync([.. Enumerable.Range(1, 5).Select(number => Event($"reference-{number}"))]);
        UsageEventClaim claim = await ClaimAsync();
        IReadOnlyList<ClaimedUsageEvent> events = claim.Events;

        (await Store.CompleteAsync(claim, [UsageEventOutcome.Delivered(events[0]), UsageEventOutcome.Duplicate(events[1])])).Should().Be(2);
        (await Store.CompleteAsync(claim, [UsageEventOutcome.Rejected(events[2], Rejection()), UsageEventOutcome.Released(events[3]), UsageEventOutcome.Unknown(events[4], UnknownDelay)])).Should().Be(3);

        await CheckFiguresAsync(new { Recorded = 5, Delivered = 1, Duplicates = 1, Rejected = 1, Pending = 2, Unknown = 1 });
        (await Database.ScalarAsync<long>("SELECT COUNT(*) FROM usage_events WHERE state > 2 AND (content IS NOT NULL OR customer IS NOT NULL OR meter IS NOT NULL)")).Should().Be(0);
        (await Database.ScalarAsync<long>("SELECT COUNT(*) FROM usage_events WHERE content IS NOT NULL")).Should().Be(3);
        (await ClaimAsync()).Events.Should().ContainSingle().Which.Reference.Should().Be("reference-4", "the other waits for its time");
    }

    [Fact]
    public async Task What_may_have_arrived_is_claimed_when_its_time_has_come_and_knows_how_often()
    {
        await Store.RecordAsync([Event("reference-1")]);
        for (int attempts = 0; attempts < 2; attempts++)
        {
            UsageEventClaim claim = await ClaimAsync();
            claim.Events.Single().UnknownAttempts.Should().Be(attempts);
            await Store.CompleteAsync(claim, [UsageEventOutcome.Unknown(claim.Events[0], TimeSpan.Zero)]);
        }

        UsageEventClaim last = await ClaimAsync();
        await Store.CompleteAsync(last, [UsageEventOutcome.Released(last.Events[0])]);
        (await ClaimAsync()).Events.Single().UnknownAttempts.Should().Be(2, "what was certainly not taken this time is as unknown as it was");
    }

    [Fact]
    public async Task What_was_put_off_for_longer_than_can_be_was_by_a_clock_that_ran_ahead()
    {
        await Store.RecordAsync([Event("reference-1")]);
        UsageEventClaim claim = await ClaimAsync();
        await Store.CompleteAsync(claim, [UsageEventOutcome.Unknown(claim.Events[0], TimeSpan.FromHours(2))]);

        await Eventually.HoldsAsync(async () => (await Store.ClaimAsync(100, TimeSpan.FromMilliseconds(1)))!.Events.Count == 1);
    }

    [Fact]
    public async Task An_outcome_counts_once_and_only_with_the_claims_number()
    {
        await Store.RecordAsync([Event("reference-1")]);
        UsageEventClaim claim = await ClaimAsync();
        UsageEventClaim another = new() { FencingNumber = claim.FencingNumber + 1, Events = claim.Events };

        (await Store.CompleteAsync(another, [UsageEventOutcome.Delivered(claim.Events[0])])).Should().Be(0);
        (await Store.CompleteAsync(claim, [UsageEventOutcome.Delivered(claim.Events[0])])).Should().Be(1);
        (await Store.CompleteAsync(claim, [UsageEventOutcome.Rejected(claim.Events[0], Rejection())])).Should().Be(0);

        await CheckFiguresAsync(new { Recorded = 1, Delivered = 1, Rejected = 0, Pending = 0 });
    }

    [Fact]
    public async Task A_claim_that_ended_without_an_outcome_is_unknown_and_its_late_result_is_not_written()
    {
        await Store.RecordAsync([Event("reference-1"), Event("reference-2")]);
        UsageEventClaim lost = await ClaimAsync();
        await Store.CompleteAsync(lost, [UsageEventOutcome.Delivered(lost.Events[0])]);

        IUsageEventStore successor = await EndClaimsAsync();
        (await successor.ClaimAsync(100, UnknownDelay))!.Events.Should().BeEmpty("it waits for its time");
        (await CountAsync(successor)).Should().BeEquivalentTo(new { Recorded = 2, Delivered = 1, Pending = 1, Unknown = 1 });
        (await successor.CompleteAsync(lost, [UsageEventOutcome.Delivered(lost.Events[1])])).Should().Be(0);
        UsageEventClaim? claim = null;
        await Eventually.HoldsAsync(async () => (claim = await successor.ClaimAsync(100, TimeSpan.FromMilliseconds(1)))!.Events.Count == 1);

        claim!.Events[0].Should().BeEquivalentTo(new { Reference = "reference-2", UnknownAttempts = 1 });
        (await successor.CompleteAsync(lost, [UsageEventOutcome.Delivered(lost.Events[1])])).Should().Be(0);
        (await successor.CompleteAsync(claim, [UsageEventOutcome.Duplicate(claim.Events[0])])).Should().Be(1);
        (await CountAsync(successor)).Should().BeEquivalentTo(new { Recorded = 2, Delivered = 1, Duplicates = 1, Pending = 0, Unknown = 0 });
    }

    [Fact]
    public async Task A_position_tells_what_is_pending_before_it()
    {
        (await Store.GetLastPositionAsync()).Should().Be(0);
        await Store.RecordAsync([Event("reference-1")]);
        long position = await Store.GetLastPositionAsync();
        await Store.RecordAsync([Event("reference-2")]);
        (await Store.HasPendingAsync(position)).Should().BeTrue();

        UsageEventClaim claim = await ClaimAsync(max: 1);
        (await Store.HasPendingAsync(position)).Should().BeTrue("it is being sent");
        await Store.CompleteAsync(claim, [UsageEventOutcome.Unknown(claim.Events[0], TimeSpan.Zero)]);
        (await Store.HasPendingAsync(position)).Should().BeTrue("it waits again");
        claim = await ClaimAsync(max: 1);
        await Store.CompleteAsync(claim, [UsageEventOutcome.Delivered(claim.Events[0])]);

        (await Store.HasPendingAsync(position)).Should().BeFalse();
        (await Store.HasPendingAsync(await Store.GetLastPositionAsync())).Should().BeTrue();
    }

    [Fact]
    public async Task Rejected_events_are_listed_page_by_page_with_what_the_server_said()
    {
        const int Count = 450;
        await Store.RecordAsync([.. Enumerable.Range(0, Count).Select(number => Event($"reference-{number:D3}"))]);
        UsageEventClaim claim = await ClaimAsync(max: Count);
        await Store.CompleteAsync(claim, [.. claim.Events.Select(claimed => UsageEventOutcome.Rejected(claimed, Rejection()))]);

        List<RejectedUsageEvent> rejected = await RejectedAsync(new RejectedUsageEventFilter());

        rejected.Select(one => one.Reference).Should().Equal(Enumerable.Range(0, Count).Select(number => $"reference-{number:D3}"));
        rejected[0].Rejection.Should().BeEquivalentTo(Rejection());
        rejected[0].Event.CustomerReference.Should().Be("acme");
        rejected[0].RecordedAt.Should().Be(RecordedAt);
        (await RejectedAsync(new RejectedUsageEventFilter { RejectedBefore = rejected[0].RejectedAt.AddHours(-1) })).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_forgotten_is_counted_and_its_reference_is_free()
    {
        await Store.RecordAsync([Event("reference-1"), Event("reference-2")]);
        UsageEventClaim claim = await ClaimAsync(max: 1);
        await Store.CompleteAsync(claim, [UsageEventOutcome.Delivered(claim.Events[0])]);

        await Store.ForgetAsync(DateTimeOffset.UtcNow.AddHours(-1));
        (await Store.RecordAsync([Event("reference-1")])).Should().Equal(UsageEventRecordResult.RecordedBefore);
        await Store.ForgetAsync(DateTimeOffset.UtcNow.AddHours(1));

        (await Store.RecordAsync([Event("reference-1"), Event("reference-2")])).Should().Equal(UsageEventRecordResult.Recorded, UsageEventRecordResult.RecordedBefore);
        await CheckFiguresAsync(new { Recorded = 3, Delivered = 1, Pending = 2 });
    }

    [Fact]
    public async Task Texts_from_elsewhere_may_hold_what_a_database_does_not()
    {
        await Store.RecordAsync([Event("reference-1", customer: "a\0b")]);
        UsageEventClaim claim = await ClaimAsync();
        UsageEventRejection rejection = Rejection("no such customer: a\0b, cut off: \ud83d");

        (await Store.CompleteAsync(claim, [UsageEventOutcome.Rejected(claim.Events[0], rejection)])).Should().Be(1);

        (await RejectedAsync(new RejectedUsageEventFilter { Customer = "a\0b" })).Should().ContainSingle().Which.Rejection.Message.Should().StartWith("no such customer: a");
        (await Store.DiscardCustomerAsync("a\0b")).Should().Be(1);
    }

    [Fact]
    public async Task Accounts_have_nothing_to_do_with_one_another()
    {
        IUsageEventStore other = await Database.OpenStoreAsync("tenant-b");
        await Store.RecordAsync([Event("reference-1")]);
        (await other.RecordAsync([Event("reference-1", content: "{}")])).Should().Equal(UsageEventRecordResult.Recorded);

        UsageEventClaim claim = (await other.ClaimAsync(100, UnknownDelay))!;
        (await other.CompleteAsync(claim, [.. claim.Events.Select(claimed => UsageEventOutcome.Rejected(claimed, Rejection()))])).Should().Be(1);

        (await RejectedAsync(new RejectedUsageEventFilter())).Should().BeEmpty();
        (await Store.RetryRejectedAsync(new RejectedUsageEventFilter())).Should().Be(0);
        (await CountAsync(other)).Should().BeEquivalentTo(new { Recorded = 1, Rejected = 1 });
        await CheckFiguresAsync(new { Recorded = 1, Pending = 1 });
    }

    [Fact]
    public async Task A_store_of_Test_is_refused_for_Live_and_the_command_moves_it()
    {
        await Store.RecordAsync([Event("reference-1")]);
        Func<Task<IUsageEventStore>> live = () => Database.OpenStoreAsync(address: "https://api.solvimon.com");

        SolvimonConfigurationException refusal = (await live.Should().ThrowAsync<SolvimonConfigurationException>()).Which;

        refusal.Message.Should().Contain("https://test.api.solvimon.com").And.Contain("https://api.solvimon.com");
        await Database.ExecuteAsync(refusal.Message[(refusal.Message.IndexOf('"', StringComparison.Ordinal) + 1)..^1]);
        (await CountAsync(await live())).Pending.Should().Be(1);
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_refused()
    {
        await Database.ExecuteAsync("UPDATE solvimon_schema SET version = 99");

        await Database.Invoking(database => database.OpenStoreAsync()).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*newer version*");
    }

    public async ValueTask InitializeAsync()
    {
        Database = CreateDatabase();
        Store = await Database.OpenStoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Database.DisposeAsync();
    }

    private protected abstract TestDatabase CreateDatabase();

    /// <summary>Ends the claims that hold, as when their process dies.</summary>
    /// <returns>The store of another process.</returns>
    protected abstract Task<IUsageEventStore> EndClaimsAsync();

    protected static NewUsageEvent Event(string reference, string customer = "acme", string? content = null)
    {
        byte[] json = Encoding.UTF8.GetBytes(content ?? $$"""{"reference":"{{reference}}","customer_reference":"{{customer.Replace("\0", "", StringComparison.Ordinal)}}","meter_reference":"calls"}""");
        return new NewUsageEvent
        {
            Reference = reference,
            Customer = customer,
            Meter = "calls",
            Hash = System.Security.Cryptography.SHA256.HashData(json)[..16],
            Content = json,
            RecordedAt = RecordedAt,
        };
    }

    protected static UsageEventRejection Rejection(string message = "Not found.") =>
        new() { StatusCode = 422, Code = "RESOURCES_NOT_FOUND", Field = "customer_reference", Message = message, RequestId = "reqr_1" };

    protected async Task<UsageEventClaim> ClaimAsync(int max = 100) => (await Store.ClaimAsync(max, UnknownDelay))!;

    protected static async Task<UsageEventStatistics> CountAsync(IUsageEventStore store)
    {
        UsageEventStatistics figures = await store.GetStatisticsAsync();
        Equation.Check(figures);
        return figures;
    }

    /// <summary>The figures are these, and those of the rows.</summary>
    protected async Task CheckFiguresAsync(object expected)
    {
        UsageEventStatistics figures = await CountAsync(Store);
        figures.Should().BeEquivalentTo(expected);
        (await Database.ScalarAsync<long>("SELECT COUNT(*) FROM usage_events e JOIN usage_accounts a ON a.id = e.account_id WHERE a.name = 'default' AND state < 2")).Should().Be(figures.Pending);
        (await Database.ScalarAsync<long>("SELECT COUNT(*) FROM usage_events e JOIN usage_accounts a ON a.id = e.account_id WHERE a.name = 'default' AND state = 2")).Should().Be(figures.Rejected);
    }

    private async Task<List<RejectedUsageEvent>> RejectedAsync(RejectedUsageEventFilter filter)
    {
        List<RejectedUsageEvent> all = [];
        await foreach (RejectedUsageEvent rejected in Store.ListRejectedAsync(filter))
        {
            all.Add(rejected);
        }

        return all;
    }
}
