using System.Net;
using System.Text.Json.Nodes;
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
        await using SandboxClient client = Open();

        Answer taken = await client.PostAsync(path, Event("event-00001"));

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
    [InlineData("{}", "MISSING_FIELD", "reference")]
    [InlineData("""{"reference":"event-00001"}""", "RESOURCE_NOT_FOUND", "customer_reference")]
    [InlineData("""{"reference":"event-00001","customer_id":"cust_9"}""", "RESOURCE_NOT_FOUND", "customer_id")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"unknown"}""", "RESOURCE_NOT_FOUND", "meter_reference")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"draft"}""", "RESOURCE_NOT_FOUND", "meter_reference")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"calls"}""", "MISSING_FIELD", "meter_values")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","meter_reference":"calls","timestamp":"2026-03-31T09:10:00Z"}""", "INVALID_FIELD", "timestamp")]
    [InlineData("""{"reference":"event-00001","timestamp":"soon"}""", "INVALID_FIELD", "timestamp")]
    [InlineData("""{"reference":"event-00001","customer_reference":"shop","pricing_plan_subscription_reference":"none"}""", "RESOURCE_NOT_FOUND", "pricing_plan_subscription_reference")]
    public async Task A_wrong_event_is_400(string body, string code, string field)
    {
        await using SandboxClient client = Open();

        (await client.PostAsync("/v1/events/ingest", body)).ShouldBeError(BadRequest, code, field);
        client.Sandbox.GetAll("events").Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"reference":"calls"}""", "", "MISSING_FIELD", "meter_values.0.number")]
    [InlineData("""{"reference":"calls","number":"five"}""", "", "INVALID_FIELD", "meter_values.0.number")]
    [InlineData("""{"reference":"calls","count":"1e3"}""", "", "INVALID_FIELD", "meter_values.0.count")]
    [InlineData("""{"reference":"calls","amount":{"quantity":"1","currency":"EUR"}}""", "", "MISSING_FIELD", "meter_values.0.number")]
    [InlineData("""{"reference":"unknown","number":"1"}""", "", "RESOURCE_NOT_FOUND", "meter_values.0")]
    [InlineData(null, """{"reference":"unknown","value":"x"}""", "RESOURCE_NOT_FOUND", "meter_properties.0")]
    [InlineData(null, """{"reference":"other","value":"x"}""", "RESOURCE_NOT_FOUND", "meter_properties.0")]
    [InlineData(null, """{"reference":"color"}""", "MISSING_FIELD", "meter_properties.0.value")]
    [InlineData(null, """{"reference":"color","value":"green"}""", "INVALID_FIELD", "meter_properties.0.value")]
    [InlineData(null, """{"reference":"color","value":"red"},{"reference":"size","value":"big"}""", "INVALID_FIELD", "meter_properties.1.value")]
    public async Task Values_and_properties_are_those_of_the_meter(string? value, string properties, string code, string field)
    {
        await using SandboxClient client = Open();
        value ??= """{"reference":"calls","number":"1"}""";

        (await client.PostAsync(
            "/v1/events/ingest",
            $$"""{"reference":"event-00001","customer_reference":"shop","meter_reference":"calls","meter_values":[{{value}}],"meter_properties":[{{properties}}]}"""))
            .ShouldBeError(BadRequest, code, field);
    }

    [Fact]
    public async Task An_amount_is_a_number_too()
    {
        await using SandboxClient client = Open();
        client.Sandbox.Seed("meter-values", """{"id":"metv_2","reference":"volume","type":"AMOUNT"}""");
        client.Sandbox.Seed("meters", """{"reference":"money","status":"ACTIVE","meter_values":[{"id":"metv_2"}]}""");

        (await IngestAsync("lots")).ShouldBeError(BadRequest, "INVALID_FIELD", "meter_values.0.amount.quantity");
        (await IngestAsync("-12.50")).Status.Should().Be(HttpStatusCode.Created);

        Task<Answer> IngestAsync(string quantity) => client.PostAsync(
            "/v1/events/ingest",
            """{"reference":"event-00001","customer_reference":"shop","meter_reference":"money","meter_values":[{"reference":"volume","amount":{"quantity":"Q","currency":"EUR"}}]}"""
                .Replace("Q", quantity, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_no_price_counts_is_not_matched()
    {
        await using SandboxClient client = Open();
        await IngestAsync("event-00001", "", "NOT_MATCHED");

        await Shop.SubscribeAsync(client, """, "reference":"sub" """, """, "start_at":"2026-03-01T00:00:00Z","end_at":"2026-04-01T00:00:00Z" """);

        await IngestAsync("event-00002", "", "DEFAULT");
        await IngestAsync("event-00003", """, "pricing_plan_subscription_reference":"sub" """, "DEFAULT");
        await IngestAsync("event-00004", """, "timestamp":"2026-02-28T00:00:00Z" """, "NOT_MATCHED");
        (await client.GetAsync("/v1/events?processed_details_type=NOT_MATCHED")).References().Should().Equal("event-00004", "event-00001");

        async Task IngestAsync(string reference, string more, string type) =>
            (await client.CreateAsync("/v1/events/ingest", Event(reference, more))).Json["processed_details"]!["type"]!.ToString().Should().Be(type);
    }

    [Fact]
    public async Task An_event_of_another_meter_is_not_matched_either()
    {
        await using SandboxClient client = Open();
        await Shop.SubscribeAsync(client);
        client.Sandbox.Seed("meters", """{"reference":"visits","status":"ACTIVE"}""");

        Answer taken = await client.CreateAsync("/v1/events/ingest", """{"reference":"event-00001","customer_reference":"shop","meter_reference":"visits"}""");

        taken.Json["processed_details"]!["type"]!.ToString().Should().Be("NOT_MATCHED");
    }

    [Fact]
    public async Task Dynamic_validation_creates_the_meter_with_its_values_and_properties()
    {
        await using SandboxClient client = Open();
        const string Body = """
            {"reference":"event-00001","customer_reference":"shop","meter_reference":"new","meter_values":[{"reference":"count","number":"1"}],
             "meter_properties":[{"reference":"origin","value":"north","dynamic_validation_settings":{"type":"ENUM","required":true}}]}
            """;

        (await client.PostAsync("/v1/events/ingest?meter_validation=STATIC", Body)).Status.Should().Be(BadRequest);
        (await client.PostAsync("/v1/events/ingest?meter_validation=WHATEVER", Body)).ShouldBeError(BadRequest, "INVALID_FIELD", "meter_validation");
        await client.CreateAsync("/v1/events/ingest?meter_validation=DYNAMIC", Body);
        await client.CreateAsync("/v1/events/ingest?meter_validation=DYNAMIC", Body.Replace("00001", "00002", StringComparison.Ordinal).Replace("north", "south", StringComparison.Ordinal));

        JsonNode meter = (await client.GetAsync("/v1/meters/new")).Json;
        meter["status"]!.ToString().Should().Be("ACTIVE");
        meter["meter_values"]!.AsArray().Should().ContainSingle().Which!["reference"]!.ToString().Should().Be("count");
        meter["meter_properties"]!.AsArray().Should().ContainSingle().Which!["required"]!.ToString().Should().Be("true");
        (await client.GetAsync("/v1/meter-values/count"))["type"].Should().Be("NUMBER");
        (await client.GetAsync("/v1/meter-properties/origin")).Json["enum_values"]!.ToJsonString().Should().Be("""["north","south"]""");
        (await client.PostAsync("/v1/events/ingest", Body.Replace("north", "west", StringComparison.Ordinal)))
            .ShouldBeError(BadRequest, "INVALID_FIELD", "meter_properties.0.value");
    }

    [Fact]
    public async Task A_list_is_taken_as_a_whole_or_not_at_all()
    {
        await using SandboxClient client = Open();

        (await client.PostAsync("/v1/events/ingest-batch", Batch(Event("event-00001"), """{"reference":"event-00002","customer_reference":"nobody"}""")))
            .ShouldBeError(BadRequest, "RESOURCES_NOT_FOUND", "meter_datas.1.customer_reference");
        client.Sandbox.GetAll("events").Should().BeEmpty();

        Answer taken = await client.PostAsync("/v1/events/ingest-batch", Batch(Event("event-00001"), Event("event-00002")));
        taken.Status.Should().Be(HttpStatusCode.Created);
        taken.Json["meter_datas"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_list_has_at_most_50_events()
    {
        await using SandboxClient client = Open();
        string Of(int count) => Batch([.. Enumerable.Range(0, count).Select(i => Event($"event-{i:00000}"))]);

        Answer refused = await client.PostAsync("/v1/events/ingest-batch", Of(51));
        refused.ShouldBeError(BadRequest, "INVALID_FIELD", "meter_datas");
        refused["message"].Should().Be("value holds too many items (51, maximum allowed: 50)");
        (await client.PostAsync("/v1/events/ingest-batch", Of(50))).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Without_idempotency_a_repeated_reference_counts_again()
    {
        await using SandboxClient client = Open();

        await client.CreateAsync("/v1/events/ingest", Event("event-00001"));
        await client.CreateAsync("/v1/events/ingest", Event("event-00001"));

        client.Sandbox.GetAll("events").Should().HaveCount(2).And.NotContain(usage => usage.Contains("DUPLICATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_idempotency_a_repeated_reference_is_marked()
    {
        await using SandboxClient client = Open(SandboxDuplicateEvents.Mark);

        Answer first = await client.CreateAsync("/v1/events/ingest", Event("event-00001"));
        Answer second = await client.CreateAsync("/v1/events/ingest-batch", Batch(Event("event-00001")));

        JsonNode details = second.Json["meter_datas"]![0]!["processed_details"]!;
        details["type"]!.ToString().Should().Be("DUPLICATE");
        details["duplicate_of_meter_data_id"]!.ToString().Should().Be(first["id"]);
        (await client.GetAsync("/v1/events?processed_details_type=DUPLICATE")).References().Should().Equal("event-00001");
    }

    [Fact]
    public async Task A_repeated_reference_may_be_refused()
    {
        await using SandboxClient client = Open(SandboxDuplicateEvents.Refuse);
        await client.CreateAsync("/v1/events/ingest", Event("event-00001"));

        (await client.PostAsync("/v1/events/ingest", Event("event-00001"))).ShouldBeError(BadRequest, "RESOURCE_ALREADY_EXISTS", "reference");
    }

    [Fact]
    public async Task A_deleted_event_stays_and_says_so()
    {
        await using SandboxClient client = Open();
        Answer one = await client.CreateAsync("/v1/events/ingest", Event("event-00001"));
        await client.CreateAsync("/v1/events/ingest", Event("event-00002"));

        (await client.PostAsync($"/v1/ingest/meter-data/{one["id"]}/delete", "{}"))["deleted"].Should().Be("true");
        (await client.PostAsync("/v1/events/delete", """{"reference":"event-00002"}"""))["deleted"].Should().Be("true");
        (await client.PostAsync("/v1/events/delete", """{"reference":"event-00003"}""")).Status.Should().Be(HttpStatusCode.NotFound);
        (await client.PostAsync("/v1/events/delete", "{}")).ShouldBeError(BadRequest, "MISSING_FIELD", "reference");

        (await client.GetAsync("/v1/events?deleted=true")).References().Should().Equal("event-00002", "event-00001");
        (await client.GetAsync("/v1/events?deleted=false")).References().Should().BeEmpty();
    }

    [Fact]
    public async Task What_would_need_prices_is_not_made_up()
    {
        await using SandboxClient client = Open();

        (await client.PostAsync("/v1/events/calculate", Event("event-00001"))).ShouldBeError(HttpStatusCode.NotImplemented, "SANDBOX_NOT_MODELED");
        Answer taken = await client.PostAsync("/v1/events/ingest?cost_prediction=true", Event("event-00001"));
        taken.Json["cost_prediction"]!.ToJsonString().Should().Be("""{"response":"NOT_SUPPORTED"}""");
    }

    private static SandboxClient Open(SandboxDuplicateEvents duplicates = SandboxDuplicateEvents.Count) =>
        Shop.Open(new SolvimonSandboxOptions { DuplicateEvents = duplicates, TimeProvider = new ManualClock() });

    private static string Event(string reference, string more = "") => Shop.Event(reference, more);

    private static string Batch(params string[] events) => $$"""{"meter_datas":[{{string.Join(',', events)}}]}""";
}
