using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class SubscriptionTests
{
    private const string Path = "/v1/pricing-plan-subscriptions";
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Fact]
    public async Task Its_customer_must_be_active_and_is_named_by_id_and_reference()
    {
        await using var client = Open();

        (await client.PostAsync(Path, """{"customer_reference":"draft"}""")).ShouldBeError(BadRequest, "RESOURCE_NOT_FOUND", "customer_id");
        (await client.PostAsync(Path, """{"customer_id":"cust_9"}""")).ShouldBeError(BadRequest, "RESOURCE_NOT_FOUND", "customer_id");

        var byReference = await client.CreateAsync(Path, """{"customer_reference":"shop"}""");
        byReference["customer_id"].Should().Be("cust_1");
        (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["customer_reference"].Should().Be("shop");
    }

    [Fact]
    public async Task References_are_unique_for_each_customer()
    {
        await using var client = Open();
        client.Sandbox.Seed("customers", """{"id":"cust_2","reference":"other","status":"ACTIVE"}""");

        await client.CreateAsync(Path, """{"customer_id":"cust_1","reference":"plan"}""");
        await client.CreateAsync(Path, """{"customer_id":"cust_2","reference":"plan"}""");
        (await client.PostAsync(Path, """{"customer_id":"cust_2","reference":"plan"}""")).ShouldBeError(BadRequest, "RESOURCE_ALREADY_EXISTS", "reference");
    }

    [Fact]
    public async Task It_is_activated_by_an_update_and_canceled_and_taken_back()
    {
        await using var client = Open();
        var id = (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["id"];

        (await CancelAsync("""{"type":"NOW"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        var active = await client.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{"status":"ACTIVE"}""");
        active["status"].Should().Be("ACTIVE");
        active["activated_at"].Should().NotBeNull();
        (await client.SendAsync(HttpMethod.Patch, $"{Path}/{id}", """{"status":"DRAFT"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");

        (await CancelAsync("""{"type":"DATE"}""")).ShouldBeError(BadRequest, "MISSING_FIELD", "cancel_at");
        (await CancelAsync("""{"type":"NEXT_BILLING_PERIOD"}"""))["status"].Should().Be("ACTIVE");
        (await CancelAsync("""{"type":"NOW"}"""))["status"].Should().Be("CANCELLED");
        (await CancelAsync("""{"type":"NOW"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        (await CancelAsync("""{"type":"UNDO"}"""))["status"].Should().Be("ACTIVE");

        Task<Answer> CancelAsync(string body) => client.PostAsync($"{Path}/{id}/cancel", body);
    }

    [Fact]
    public async Task Init_makes_customer_subscription_and_schedules()
    {
        await using var client = Open();

        var made = await client.PostAsync(Path + "/init", """{"customer":{"reference":"new"},"pricing_plan_subscription":{"reference":"plan"},"pricing_plan_schedules":[{}]}""");

        made.Status.Should().Be(HttpStatusCode.OK, made.Text);
        made.Json["customer"]!["status"]!.ToString().Should().Be("ACTIVE");
        made.Json["pricing_plan_subscription"]!["status"]!.ToString().Should().Be("ACTIVE");
        made.Json["pricing_plan_subscription"]!["customer_reference"]!.ToString().Should().Be("new");
        made.Json["pricing_plan_schedules"]![0]!["pricing_plan_subscription_id"]!.ToString()
            .Should().Be(made.Json["pricing_plan_subscription"]!["id"]!.ToString());
    }

    [Fact]
    public async Task Init_makes_the_first_invoice_which_is_open_and_has_no_amounts()
    {
        await using var client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("customers", """{"id":"cust_1","reference":"shop","status":"ACTIVE"}""");
        client.Sandbox.Seed("invoices", """{"id":"invo_other","pricing_plan_subscription_ids":["ppsu_other"]}""");

        var made = await client.PostAsync(Path + "/init", """{"pricing_plan_subscription":{"customer_reference":"shop","billing_currency":"EUR"}}""");

        var invoice = made.Json["invoice"]!;
        invoice["status"]!.ToString().Should().Be("OPEN");
        invoice["type"]!.ToString().Should().Be("STANDARD");
        invoice["customer_id"]!.ToString().Should().Be("cust_1");
        invoice["billing_currency"]!.ToString().Should().Be("EUR");
        invoice["invoice_amount_including_tax"].Should().BeNull();
        var found = await client.GetAsync($"/v1/invoices?pricing_plan_subscription_id={made.Json["pricing_plan_subscription"]!["id"]}");
        found.Json["data"]!.AsArray().Select(one => one!["id"]!.ToString()).Should().Equal(invoice["id"]!.ToString());
    }

    [Theory]
    [InlineData("""{"pricing_plan_subscription":{"customer_reference":"shop"}}""", true)]
    [InlineData("""{"customer":{"reference":"shop"},"pricing_plan_subscription":{}}""", true)]
    [InlineData("""{"customer":{"id":"cust_1"},"pricing_plan_subscription":{}}""", true)]
    [InlineData("""{"pricing_plan_subscription":{"customer_reference":"draft"}}""", false)]
    [InlineData("""{"pricing_plan_subscription":{"customer_reference":"nobody"}}""", false)]
    [InlineData("""{"customer":{"id":"cust_9"},"pricing_plan_subscription":{}}""", false)]
    public async Task Init_takes_an_existing_customer_that_is_active(string body, bool isTaken)
    {
        await using var client = Open();

        var answer = await client.PostAsync(Path + "/init", body);

        answer.Status.Should().Be(isTaken ? HttpStatusCode.OK : BadRequest);
        client.Sandbox.GetAll("customers").Should().HaveCount(2);
    }

    [Theory]
    [InlineData("customer_id")]
    [InlineData("customer")]
    [InlineData("ALL")]
    public async Task The_customer_is_expanded_on_demand(string expand)
    {
        await using var client = Open();
        var id = (await client.CreateAsync(Path, """{"customer_id":"cust_1"}"""))["id"];

        (await client.GetAsync($"{Path}/{id}")).Json["customer"].Should().BeNull();
        (await client.GetAsync($"{Path}/{id}?expand[]=quote_id")).Json["customer"].Should().BeNull();
        (await client.GetAsync($"{Path}/{id}?expand[]={expand}")).Json["customer"]!["reference"]!.ToString().Should().Be("shop");
        (await client.GetAsync($"{Path}?expand%5B%5D={expand}")).Json["data"]![0]!["customer"]!["reference"]!.ToString().Should().Be("shop");
    }

    private static SandboxClient Open()
    {
        var client = SandboxClient.OpenSmall();
        client.Sandbox.Seed("customers", """{"id":"cust_1","reference":"shop","status":"ACTIVE"}""");
        client.Sandbox.Seed("customers", """{"reference":"draft"}""");
        return client;
    }
}
