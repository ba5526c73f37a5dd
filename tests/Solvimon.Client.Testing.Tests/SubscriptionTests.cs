using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class SubscriptionTests
{
    private const string Path = Shop.Subscriptions;
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Fact]
    public async Task Its_customer_must_be_active_and_is_named_by_id_and_reference()
    {
        await using SandboxClient client = Shop.Open();

        (await client.PostAsync(Path, """{"customer_reference":"draft"}""")).ShouldBeError(BadRequest, "RESOURCE_NOT_FOUND", "customer_id");
        (await client.PostAsync(Path, """{"customer_id":"cust_9"}""")).ShouldBeError(BadRequest, "RESOURCE_NOT_FOUND", "customer_id");

        Answer byReference = await client.CreateAsync(Path, """{"customer_reference":"shop"}""");
        byReference["customer_id"].Should().Be("cust_1");
        (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["customer_reference"].Should().Be("shop");
    }

    [Fact]
    public async Task References_are_unique_for_each_customer()
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("customers", """{"id":"cust_2","reference":"other","status":"ACTIVE"}""");

        await client.CreateAsync(Path, """{"customer_id":"cust_1","reference":"plan"}""");
        await client.CreateAsync(Path, """{"customer_id":"cust_2","reference":"plan"}""");
        (await client.PostAsync(Path, """{"customer_id":"cust_2","reference":"plan"}""")).ShouldBeError(BadRequest, "RESOURCE_ALREADY_EXISTS", "reference");
    }

    [Fact]
    public async Task A_draft_becomes_active_when_it_can_be_billed()
    {
        await using SandboxClient client = Shop.Open();
        string? id = (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["id"];

        (await ActivateAsync()).ShouldBeError(BadRequest, "MISSING_FIELD", "billing_entity_id");
        await client.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{"billing_entity_reference":"seller"}""");
        (await ActivateAsync()).ShouldBeError(BadRequest, "INVALID_OPERATION", "status");
        await client.CreateAsync("/v1/pricing-plan-schedules", $$"""{"pricing_plan_subscription_id":"{{id}}","pricing_plan_id":"pric_1"}""");

        Answer active = await ActivateAsync();
        active["status"].Should().Be("ACTIVE", active.Text);
        active["activated_at"].Should().NotBeNull();
        active.Json["pricing_plan_schedule_infos"]![0]!["pricing_plan_id"]!.ToString().Should().Be("pric_1");
        (await client.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{"status":"DRAFT"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");

        Task<Answer> ActivateAsync() => client.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{"status":"ACTIVE"}""");
    }

    [Fact]
    public async Task An_active_one_keeps_its_customer_and_is_not_deleted()
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("customers", """{"id":"cust_2","reference":"other","status":"ACTIVE"}""");
        string? draft = (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["id"];
        string active = await SubscribeAsync(client);

        (await client.SendAsync(HttpMethod.Patch, $"{Path}/{active}", """{"customer_id":"cust_2"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION", "customer_id");
        (await client.SendAsync(HttpMethod.Patch, $"{Path}/{active}", """{"customer_id":"cust_1","name":"new"}"""))["name"].Should().Be("new");
        (await client.SendAsync(HttpMethod.Delete, $"{Path}/{active}")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        (await client.SendAsync(HttpMethod.Patch, $"{Path}/{draft}", """{"customer_id":"cust_2"}"""))["customer_id"].Should().Be("cust_2");
        (await client.SendAsync(HttpMethod.Delete, $"{Path}/{draft}")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_canceled_and_that_is_taken_back()
    {
        await using SandboxClient client = Shop.Open();
        string? draft = (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["id"];
        string id = await SubscribeAsync(client);

        string endless = (await Shop.SubscribeAsync(client)).Json["pricing_plan_subscription"]!["id"]!.ToString();

        (await CancelAsync(draft, """{"type":"NOW"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        (await CancelAsync(id, """{"type":"UNDO"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        (await CancelAsync(id, """{"type":"DATE"}""")).ShouldBeError(BadRequest, "MISSING_FIELD", "cancel_at");
        (await CancelAsync(endless, """{"type":"AFTER_INITIAL_TERM"}""")).ShouldBeError(BadRequest, "INVALID_FIELD", "type");
        (await CancelAsync(id, """{"type":"NEXT_BILLING_PERIOD","cancel_dunning_actions":true}""")).ShouldBeError(BadRequest, "INVALID_FIELD", "cancel_dunning_actions");
        (await CancelAsync(id, """{"type":"NOW"}"""))["status"].Should().Be("CANCELLED");
        (await CancelAsync(id, """{"type":"NOW"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        (await CancelAsync(id, """{"type":"UNDO"}"""))["status"].Should().Be("ACTIVE");

        Task<Answer> CancelAsync(string? which, string body) => client.PostAsync($"{Path}/{which}/cancel", body);
    }

    [Theory]
    [InlineData("""{"type":"DATE","cancel_at":"2026-04-02T00:00:00Z"}""", "2026-04-02T00:00:00Z")]
    [InlineData("""{"type":"NEXT_BILLING_PERIOD"}""", "2026-05-01T00:00:00Z")]
    [InlineData("""{"type":"AFTER_INITIAL_TERM"}""", "2027-03-01T00:00:00Z")]
    public async Task A_planned_end_comes_by_the_clock_unless_it_is_taken_back(string body, string end)
    {
        ManualClock clock = new(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));
        await using SandboxClient client = Shop.Open(new SolvimonSandboxOptions { TimeProvider = clock });
        string kept = await SubscribeAsync(client);
        string ended = await SubscribeAsync(client);

        foreach (string? id in new[] { kept, ended })
        {
            (await client.CreateAsync($"{Path}/{id}/cancel", body))["status"].Should().Be("ACTIVE");
        }

        await client.CreateAsync($"{Path}/{kept}/cancel", """{"type":"UNDO"}""");
        clock.Advance(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture) - clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        (await client.GetAsync($"{Path}/{ended}"))["status"].Should().Be("ACTIVE");
        clock.Advance(TimeSpan.FromDays(3));
        Answer canceled = await client.GetAsync($"{Path}/{ended}");
        canceled["status"].Should().Be("CANCELLED");
        canceled["updated_at"].Should().Be(end);
        (await client.GetAsync($"{Path}/{kept}"))["status"].Should().Be("ACTIVE");
    }

    [Theory]
    [InlineData("set_previous_end_at=true", "2026-08-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-08-01T00:00:00Z")]
    [InlineData("set_next_start_at=true", "2026-06-15T00:00:00Z", null, "2026-07-01T00:00:00Z")]
    public async Task A_schedule_moves_its_neighbors_on_demand(string query, string laterStart, string? previousEnd, string nextStart)
    {
        await using SandboxClient client = Shop.Open();
        string id = await SubscribeAsync(client);
        string? later = await AddAsync("", laterStart, null);

        await AddAsync("?" + query, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z");

        JsonArray infos = (await client.GetAsync($"{Path}/{id}")).Json["pricing_plan_schedule_infos"]!.AsArray();
        infos.Should().HaveCount(3);
        infos[0]!["end_at"]?.ToString().Should().Be(previousEnd);
        infos.Single(info => info!["id"]!.ToString() == later)!["start_at"]!.ToString().Should().Be(nextStart);
        (await client.PostAsync("/v1/pricing-plan-schedules?set_previous_end_at=true&set_next_start_at=true", "{}"))
            .ShouldBeError(BadRequest, "INVALID_FIELD", "set_next_start_at");

        async Task<string?> AddAsync(string query, string start, string? end) => (await client.CreateAsync(
            "/v1/pricing-plan-schedules" + query,
            $$"""{"pricing_plan_subscription_id":"{{id}}","pricing_plan_id":"pric_1","start_at":"{{start}}"{{(end is null ? "" : $",\"end_at\":\"{end}\"")}}}"""))["id"];
    }

    [Fact]
    public async Task A_group_lists_its_subscriptions()
    {
        await using SandboxClient client = Shop.Open();
        string? group = (await client.CreateAsync("/v1/pricing-plan-subscription-groups", """{"reference":"g"}"""))["id"];
        string? id = (await client.CreateAsync(Path, $$"""{"customer_id":"cust_1","pricing_plan_subscription_group_id":"{{group}}"}"""))["id"];

        (await client.GetAsync($"/v1/pricing-plan-subscription-groups/{group}")).Json["pricing_plan_subscription_ids"]![0]!.ToString().Should().Be(id);
        await client.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{"pricing_plan_subscription_group_id":null}""");
        (await client.GetAsync($"/v1/pricing-plan-subscription-groups/{group}")).Json["pricing_plan_subscription_ids"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("customer_id")]
    [InlineData("customer")]
    [InlineData("ALL")]
    public async Task The_customer_is_expanded_on_demand(string expand)
    {
        await using SandboxClient client = Shop.Open();
        string? id = (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["id"];

        (await client.GetAsync($"{Path}/{id}")).Json["customer"].Should().BeNull();
        (await client.GetAsync($"{Path}/{id}?expand[]=quote_id")).Json["customer"].Should().BeNull();
        (await client.GetAsync($"{Path}/{id}?expand[]={expand}")).Json["customer"]!["reference"]!.ToString().Should().Be("shop");
        (await client.GetAsync($"{Path}?expand%5B%5D={expand}")).Json["data"]![0]!["customer"]!["reference"]!.ToString().Should().Be("shop");
    }

    private static async Task<string> SubscribeAsync(SandboxClient client) =>
        (await Shop.SubscribeAsync(client, schedule: """, "start_at":"2026-03-01T00:00:00Z" """, subscription: """, "initial_term":{"type":"YEAR","value":1}"""))
            .Json["pricing_plan_subscription"]!["id"]!.ToString();
}
