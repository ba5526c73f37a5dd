using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class EventTests
{
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Theory]
    [InlineData("/v1/events/ingest")]
    [InlineData("/v1/ingest/meter-data")]
    public async Task An_event_is_taken_and_found_under_both_paths(string path)
    {
        await using var client = Open();

        var taken = await client.PostAsync(path, Event("event-00001"));

        taken.Status.Should().Be(HttpStatusCode.Created, taken.Text);
        taken["object_type"].Should().Be("METER_DATA");
        taken["customer_id"].Should().Be("cust_1");
        taken["meter_id"].Should().Be("metr_1");
        taken["timestamp"].Should().Be("2026-03-31T08:39:02Z");
        taken.Json["meter_values"]![0]!["id"]!.ToString().Should().Be("metv_1");
        (await client.GetAsync("/v1/events/" + taken["id"])).Text.Should().Be(taken.Text);
        (await client.GetAsync("/v1/ingest/meter-data/" + taken["id"])).Text.Should().Be(taken.Text);
        (await client.GetAsync("/v1/events?customer_id=cust_1")).References().Should().Equal("event-00001");
        (await client.GetAsync("/v1/events?customer_id=cust_2")).References().Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"reference":"short"}""", "INVALID_FIELD", "reference")]
    [InlineData("""{}""", "MISSING_FIELD", "reference")]
    [InlineData("""{"reference":"event-00001"}""", "RESOURCE_NOT_FOUND", "customer_reference")]
    [InlineData("""{"reference":"event-00001","customer_id":"cust_9"}""", "RESOURCE_NOT_FOUND", "customer_id")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"unknown"}""", "RESOURCE_NOT_FOUND", "meter_reference")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"draft"}""", "RESOURCE_NOT_FOUND", "meter_reference")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"calls"}""", "MISSING_FIELD", "meter_values")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"calls","meter_values":[{"reference":"unknown"}]}""", "RESOURCE_NOT_FOUND", "meter_values.0")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"calls","timestamp":"2026-03-31T09:10:00Z"}""", "INVALID_FIELD", "timestamp")]
    [InlineData("""{"reference":"event-00001","timestamp":"soon"}""", "INVALID_FIELD", "timestamp")]
    public async Task A_wrong_event_is_400(string body, string code, string field)
    {
        await using var client = Open();

        (await client.PostAsync("/v1/events/ingest", body)).ShouldBeError(BadRequest, code, field);
        client.Sandbox.GetAll("events").Should().BeEmpty();
    }

    [Fact]
    public async Task Dynamic_validation_creates_the_meter_and_its_parts()
    {
        await using var client = Open();
        const string Body = """{"reference":"event-00001","customer_reference":"shop","meter_reference":"new","meter_values":[{"reference":"count","number":"1"}],"meter_properties":[{"reference":"color","value":"red"}]}""";

        (await client.PostAsync("/v1/events/ingest?meter_validation=STATIC", Body)).Status.Should().Be(BadRequest);
        (await client.PostAsync("/v1/events/ingest?meter_validation=DYNAMIC", Body)).Status.Should().Be(HttpStatusCode.Created);

        client.Sandbox.GetAll("meters").Should().Contain(meter => meter.Contains("\"new\"", StringComparison.Ordinal));
        client.Sandbox.GetAll("meter-properties").Should().ContainSingle();
    }

    [Fact]
    public async Task A_list_is_taken_as_a_whole_or_not_at_all()
    {
        await using var client = Open();

        (await client.PostAsync("/v1/events/ingest-batch", Batch(Event("event-00001"), """{"reference":"event-00002","customer_reference":"nobody"}""")))
            .ShouldBeError(BadRequest, "RESOURCES_NOT_FOUND", "meter_datas.1.customer_reference");
        client.Sandbox.GetAll("events").Should().BeEmpty();

        var taken = await client.PostAsync("/v1/events/ingest-batch", Batch(Event("event-00001"), Event("event-00002")));
        taken.Status.Should().Be(HttpStatusCode.Created);
        taken.Json["meter_datas"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_list_has_at_most_50_events()
    {
        await using var client = Open();
        string Of(int count) => Batch([.. Enumerable.Range(0, count).Select(i => Event($"event-{i:00000}"))]);

        var refused = await client.PostAsync("/v1/events/ingest-batch", Of(51));
        refused.ShouldBeError(BadRequest, "INVALID_FIELD", "meter_datas");
        refused["message"].Should().Be("value holds too many items (51, maximum allowed: 50)");
        (await client.PostAsync("/v1/events/ingest-batch", Of(50))).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Without_idempotency_a_repeated_reference_counts_again()
    {
        await using var client = Open();

        await client.CreateAsync("/v1/events/ingest", Event("event-00001"));
        await client.CreateAsync("/v1/events/ingest", Event("event-00001"));

        client.Sandbox.GetAll("events").Should().HaveCount(2).And.NotContain(usage => usage.Contains("DUPLICATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_idempotency_a_repeated_reference_is_marked()
    {
        await using var client = Open(SandboxDuplicateEvents.Mark);

        var first = await client.CreateAsync("/v1/events/ingest", Event("event-00001"));
        var second = await client.CreateAsync("/v1/events/ingest-batch", Batch(Event("event-00001")));

        var details = second.Json["meter_datas"]![0]!["processed_details"]!;
        details["type"]!.ToString().Should().Be("DUPLICATE");
        details["duplicate_of_meter_data_id"]!.ToString().Should().Be(first["id"]);
        (await client.GetAsync("/v1/events?processed_details_type=DUPLICATE")).References().Should().Equal("event-00001");
    }

    [Fact]
    public async Task A_repeated_reference_may_be_refused()
    {
        await using var client = Open(SandboxDuplicateEvents.Refuse);
        await client.CreateAsync("/v1/events/ingest", Event("event-00001"));

        (await client.PostAsync("/v1/events/ingest", Event("event-00001"))).ShouldBeError(BadRequest, "RESOURCE_ALREADY_EXISTS", "reference");
    }

    [Fact]
    public async Task A_deleted_event_stays_and_says_so()
    {
        await using var client = Open();
        var one = await client.CreateAsync("/v1/events/ingest", Event("event-00001"));
        await client.CreateAsync("/v1/events/ingest", Event("event-00002"));

        (await client.PostAsync($"/v1/ingest/meter-data/{one["id"]}/delete", "{}"))["deleted"].Should().Be("true");
        (await client.PostAsync("/v1/events/delete", """{"reference":"event-00002"}"""))["deleted"].Should().Be("true");
        (await client.PostAsync("/v1/events/delete", """{"reference":"event-00003"}""")).Status.Should().Be(HttpStatusCode.NotFound);

        (await client.GetAsync("/v1/events?deleted=true")).References().Should().Equal("event-00002", "event-00001");
        (await client.GetAsync("/v1/events?deleted=false")).References().Should().BeEmpty();
    }

    [Fact]
    public async Task What_would_need_prices_is_not_made_up()
    {
        await using var client = Open();

        (await client.PostAsync("/v1/events/calculate", Event("event-00001"))).Status.Should().Be(HttpStatusCode.NotFound);
        var taken = await client.PostAsync("/v1/events/ingest?cost_prediction=true", Event("event-00001"));
        taken.Json["cost_prediction"]!.ToJsonString().Should().Be("""{"response":"NOT_SUPPORTED"}""");
    }

    private static SandboxClient Open(SandboxDuplicateEvents duplicates = SandboxDuplicateEvents.Count)
    {
        var client = SandboxClient.OpenSmall(new SolvimonSandboxOptions { DuplicateEvents = duplicates, TimeProvider = new ManualClock() });
        client.Sandbox.Seed("customers", """{"id":"cust_1","reference":"shop","status":"ACTIVE"}""");
        client.Sandbox.Seed("meter-values", """{"id":"metv_1","reference":"calls","status":"ACTIVE"}""");
        client.Sandbox.Seed("meters", """{"id":"metr_1","reference":"calls","status":"ACTIVE","meter_values":[{"id":"metv_1","required":true}]}""");
        client.Sandbox.Seed("meters", """{"reference":"draft"}""");
        return client;
    }

    private static string Event(string reference) =>
        $$"""{"reference":"{{reference}}","customer_reference":"shop","meter_reference":"calls","meter_values":[{"reference":"calls","number":"450"}]}""";

    private static string Batch(params string[] events) => $$"""{"meter_datas":[{{string.Join(',', events)}}]}""";
}
