using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Sending;

/// <summary>What becomes of rejected events, whatever the database: the tests of a database inherit these.</summary>
public abstract class RejectionContract : OutboxContract
{
    [Fact]
    public async Task What_was_corrected_at_Solvimon_is_retried_and_delivered()
    {
        Sandbox.Seed("customers", """{"reference":"nobody","status":"ACTIVE"}""");

        (await Outbox.Usage.Rejected.RetryAsync(new RejectedUsageEventFilter { Customer = "nobody" })).Should().Be(2);
        await Outbox.FlushAsync();

        Sent.References(Sandbox).Should().HaveCount(3).And.OnlyHaveUniqueItems();
        (await Outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 4, Delivered = 3, Rejected = 1, Pending = 0 });
        (await ContentsAsync("of-nobody-1")).Should().Be(DBNull.Value, "what was delivered needs none, and what the server said may quote it");
    }

    [Fact]
    public async Task What_is_discarded_is_gone_with_its_content_and_cannot_be_recorded_again()
    {
        (await Outbox.Usage.Rejected.DiscardAsync(new RejectedUsageEventFilter { Reference = "of-nobody-1" })).Should().Be(1);
        await Outbox.Usage.RecordAsync(TestOutbox.Event("of-nobody-1", customer: "nobody"));

        (await Outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 4, Delivered = 1, Rejected = 2, Discarded = 1, Pending = 0 });
        (await ContentsAsync("of-nobody-1")).Should().Be(DBNull.Value);
    }

    [Fact]
    public async Task A_customer_is_discarded_wherever_the_events_are()
    {
        Sandbox.Faults.FailNext(System.Net.HttpStatusCode.ServiceUnavailable, times: 1_000);
        await Outbox.Usage.RecordAsync(TestOutbox.Event("of-nobody-3", customer: "nobody"));
        await Outbox.Usage.RecordAsync(TestOutbox.Event("of-acme-002"));

        (await Outbox.Usage.DiscardCustomerAsync("nobody")).Should().Be(3);

        (await Outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 6, Delivered = 1, Rejected = 1, Discarded = 3, Pending = 1 });
        (await ContentsAsync("of-nobody-3")).Should().Be(DBNull.Value);
    }

    [Fact]
    public async Task Filters_choose()
    {
        (await ReferencesAsync(new())).Should().Equal("of-nobody-1", "of-nobody-2", "of-others-1");
        (await ReferencesAsync(new() { Customer = "others" })).Should().Equal("of-others-1");
        (await ReferencesAsync(new() { Reference = "of-nobody-2" })).Should().Equal("of-nobody-2");
        (await ReferencesAsync(new() { Code = "RESOURCES_NOT_FOUND" })).Should().HaveCount(3);
        (await ReferencesAsync(new() { Code = "INVALID_FIELD" })).Should().BeEmpty();
        (await ReferencesAsync(new() { Meter = "calls", RejectedBefore = DateTimeOffset.UtcNow.AddMinutes(1) })).Should().HaveCount(3);
        (await ReferencesAsync(new() { RejectedBefore = DateTimeOffset.UtcNow.AddMinutes(-5) })).Should().BeEmpty();
    }

    protected override async Task PrepareAsync()
    {
        await Outbox.Usage.RecordAsync(TestOutbox.Event("of-acme-001"));
        await Outbox.Usage.RecordAsync(TestOutbox.Event("of-nobody-1", customer: "nobody"));
        await Outbox.Usage.RecordAsync(TestOutbox.Event("of-nobody-2", customer: "nobody"));
        await Outbox.Usage.RecordAsync(TestOutbox.Event("of-others-1", customer: "others"));
        await Outbox.FlushAsync();
    }

    private async Task<List<string>> ReferencesAsync(RejectedUsageEventFilter filter)
    {
        List<string> references = [];
        await foreach (RejectedUsageEvent rejected in Outbox.Usage.Rejected.ListAsync(filter))
        {
            references.Add(rejected.Reference);
        }

        return references;
    }

    private Task<object?> ContentsAsync(string reference) => Database.ScalarAsync<object>($"SELECT COALESCE(CAST(content AS text), customer, error_message) FROM usage_events WHERE reference = '{reference}'");
}

public sealed class SqliteRejectionTests : RejectionContract
{
    private protected override TestDatabase CreateDatabase() => new SqliteTestDatabase();
}

public sealed class PostgreSqlRejectionTests : RejectionContract
{
    private protected override TestDatabase CreateDatabase() => new PostgreSqlTestDatabase();
}
