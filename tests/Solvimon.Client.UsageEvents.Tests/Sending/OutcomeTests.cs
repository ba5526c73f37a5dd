using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Sending;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotImplemented)]
    public async Task A_failure_that_names_no_event_rejects_none_and_all_are_delivered_once_later(HttpStatusCode status)
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox);
        sandbox.Faults.FailNext(status);
        await RecordAsync(outbox, 60);

        await outbox.FlushAsync();

        Sent.References(sandbox).Should().HaveCount(60).And.OnlyHaveUniqueItems();
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 60, Delivered = 60, Rejected = 0 });
    }

    [Theory]
    [InlineData(SandboxDuplicateEvents.Mark)]
    [InlineData(SandboxDuplicateEvents.Refuse)]
    public async Task Idempotent_accounts_send_again_after_a_lost_answer_and_learn_of_the_duplicate(SandboxDuplicateEvents duplicates)
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox(duplicates);
        await using TestOutbox outbox = new(sandbox, configureClient: options => options.UsageEventsAreIdempotent = true);
        sandbox.Faults.ResetNext(afterCommit: true);
        await RecordAsync(outbox, 5);

        await outbox.FlushAsync();

        Sent.References(sandbox).Distinct().Should().HaveCount(5);
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 5, Duplicates = 5, Delivered = 0, Rejected = 0, Unknown = 0 });
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Other_accounts_look_before_they_send_again(bool afterCommit, int expectedBatches)
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox);
        sandbox.Faults.ResetNext(afterCommit);
        await RecordAsync(outbox, 5);

        await outbox.FlushAsync();

        Sent.References(sandbox).Should().HaveCount(5).And.OnlyHaveUniqueItems();
        Sent.Batches(sandbox).Should().Be(expectedBatches);
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 5, Delivered = 5, Unknown = 0 });
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_looked_up()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox);
        sandbox.Faults.TruncateNext();
        await RecordAsync(outbox, 5);

        await outbox.FlushAsync();

        Sent.References(sandbox).Should().HaveCount(5).And.OnlyHaveUniqueItems();
        Sent.Batches(sandbox).Should().Be(1);
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_looked_up_before_its_time()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox, options => options.LookUpDelay = TimeSpan.FromHours(1));
        sandbox.Faults.ResetNext(afterCommit: false);
        await outbox.StartAsync();
        await RecordAsync(outbox, 5);

        await outbox.WaitUntilAsync(figures => figures.Unknown == 5);
        await Task.Delay(2_500);

        sandbox.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task The_event_that_the_API_names_is_rejected_and_the_others_are_delivered()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        List<RejectedUsageEvent> told = [];
        await using TestOutbox outbox = new(sandbox, options => options.OnRejected = (rejected, _) =>
        {
            told.Add(rejected);
            return ValueTask.CompletedTask;
        });
        await RecordAsync(outbox, 20);
        await outbox.Usage.RecordAsync(TestOutbox.Event("of-nobody-1", customer: "nobody"));
        await RecordAsync(outbox, 20);

        await outbox.FlushAsync();

        Sent.References(sandbox).Should().HaveCount(40).And.OnlyHaveUniqueItems();
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 41, Delivered = 40, Rejected = 1 });
        RejectedUsageEvent rejected = (await ListAsync(outbox)).Should().ContainSingle().Subject;
        rejected.Reference.Should().Be("of-nobody-1");
        rejected.Event.CustomerReference.Should().Be("nobody");
        rejected.Rejection.Should().BeEquivalentTo(new { Code = "RESOURCES_NOT_FOUND", Field = "customer_reference" });
        rejected.Rejection.RequestId.Should().StartWith("reqr_");
        told.Should().ContainSingle().Which.Reference.Should().Be("of-nobody-1");
    }

    [Fact]
    public async Task A_refusal_without_a_name_is_halved_until_it_has_one()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox);
        sandbox.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.Status,
            StatusCode = HttpStatusCode.UnprocessableEntity,
            Times = int.MaxValue,
            When = request => request.BodyText.Contains("the-bad-one", StringComparison.Ordinal),
        });
        await RecordAsync(outbox, 30);
        await outbox.Usage.RecordAsync(TestOutbox.Event("the-bad-one"));

        await outbox.FlushAsync();

        Sent.References(sandbox).Should().HaveCount(30).And.OnlyHaveUniqueItems();
        (await ListAsync(outbox)).Should().ContainSingle().Which.Reference.Should().Be("the-bad-one");
    }

    [Fact]
    public async Task After_a_refusal_the_customers_events_are_sent_apart()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox);
        await outbox.Usage.RecordAsync(TestOutbox.Event(customer: "nobody"));
        await outbox.FlushAsync();
        int before = Sent.Batches(sandbox);

        await RecordAsync(outbox, 10);
        await outbox.Usage.RecordAsync(TestOutbox.Event(customer: "nobody"));
        await outbox.FlushAsync();

        (Sent.Batches(sandbox) - before).Should().Be(2, "the others' batch was not refused on their account");
    }

    [Fact]
    public async Task A_revoked_key_holds_everything_back_and_a_new_one_delivers_it()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        string key = "revoked";
        await using TestOutbox outbox = new(sandbox, configureClient: options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = (_, _) => ValueTask.FromResult(Volatile.Read(ref key));
        });
        await outbox.StartAsync();
        await RecordAsync(outbox, 10);
        await Eventually.HoldsAsync(async () => (await outbox.CheckHealthAsync()).Status == HealthStatus.Unhealthy);

        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Pending = 10, Rejected = 0, Unknown = 0 });
        (await outbox.CheckHealthAsync()).Description.Should().Contain("401");
        Volatile.Write(ref key, sandbox.ApiKey);
        await outbox.FlushAsync();

        Sent.References(sandbox).Should().HaveCount(10).And.OnlyHaveUniqueItems();
        (await outbox.CheckHealthAsync()).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_path_that_is_not_served_rejects_nothing()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox, options => (options.IngestPath, options.BatchSize) = ("/v2/events/ingest-batch", 200));
        await RecordAsync(outbox, 120);
        await outbox.StartAsync();
        await Eventually.HoldsAsync(async () => (await outbox.CheckHealthAsync()).Status == HealthStatus.Unhealthy);

        await outbox.WaitUntilAsync(figures => figures is { Pending: 120, Rejected: 0, Unknown: 0 });
        System.Text.Json.Nodes.JsonNode.Parse(sandbox.Requests[0].BodyText)!["events"]!.AsArray().Should().HaveCount(120, "that path takes larger batches");
    }

    [Fact]
    public async Task Another_path_is_sent_to()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        await using TestOutbox outbox = new(sandbox, options => options.IngestPath = "/v1/events/ingest-list");
        await RecordAsync(outbox, 60);

        await outbox.FlushAsync();

        Sent.References(sandbox).Should().HaveCount(60).And.OnlyHaveUniqueItems();
        sandbox.Requests.Should().OnlyContain(request => request.Path == "/v1/events/ingest-list");
    }

    private static async Task RecordAsync(TestOutbox outbox, int count)
    {
        for (int i = 0; i < count; i++)
        {
            outbox.Usage.TryRecord(TestOutbox.Event()).Should().BeTrue();
        }

        // Whoever comes last sees the others committed.
        await outbox.WaitUntilAsync(figures => figures.Recorded >= count);
    }

    private static async Task<List<RejectedUsageEvent>> ListAsync(TestOutbox outbox)
    {
        List<RejectedUsageEvent> all = [];
        await foreach (RejectedUsageEvent rejected in outbox.Usage.Rejected.ListAsync())
        {
            all.Add(rejected);
        }

        return all;
    }
}
