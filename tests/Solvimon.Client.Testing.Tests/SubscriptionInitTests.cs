using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class SubscriptionInitTests
{
    private const string Path = Shop.Subscriptions + "/init";
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Fact]
    public async Task It_makes_customer_subscription_schedule_payment_method_and_invoice()
    {
        await using SandboxClient client = Shop.Open();

        Answer made = await client.PostAsync(Path, """
            {"customer":{"type":"ORGANIZATION","reference":"new"},"pricing_plan_subscription":{"reference":"plan","customer_reference":"new","billing_entity_reference":"seller"},
             "pricing_plan_schedules":[{"pricing_plan_version_selector":{"pricing_plan_reference":"basic"}}],"payment_method":{"reference":"card"}}
            """);

        made.Status.Should().Be(HttpStatusCode.OK, made.Text);
        JsonNode subscription = made.Json["pricing_plan_subscription"]!;
        made.Json["customer"]!["status"]!.ToString().Should().Be("ACTIVE");
        subscription["status"]!.ToString().Should().Be("ACTIVE");
        subscription["customer_reference"]!.ToString().Should().Be("new");
        subscription["billing_entity_id"]!.ToString().Should().Be("bent_1");
        made.Json["pricing_plan_schedules"]![0]!["pricing_plan_subscription_id"]!.ToString().Should().Be(subscription["id"]!.ToString());
        made.Json["pricing_plan_schedules"]![0]!["pricing_plan_id"]!.ToString().Should().Be("pric_1");
        made.Json["payment_method"]!["customer_id"]!.ToString().Should().Be(made.Json["customer"]!["id"]!.ToString());
        made.Json["payment_method"]!["status"]!.ToString().Should().Be("ACTIVE");
        subscription["payment_method_id"]!.ToString().Should().Be(made.Json["payment_method"]!["id"]!.ToString());
    }

    [Theory]
    [InlineData("""{"pricing_plan_version_selector":{"pricing_plan_reference":"nothing"}}""", "RESOURCE_NOT_FOUND", "pricing_plan_schedules.0.pricing_plan_version_selector.pricing_plan_reference")]
    [InlineData("""{"pricing_plan_version_selector":{"pricing_plan_id":"pric_9"}}""", "RESOURCE_NOT_FOUND", "pricing_plan_schedules.0.pricing_plan_version_selector.pricing_plan_id")]
    [InlineData("""{"pricing_plan_version_selector":{"pricing_plan_reference":"draft"}}""", "RESOURCE_NOT_FOUND", "pricing_plan_schedules.0.pricing_plan_version_selector.pricing_plan_reference")]
    [InlineData("""{"pricing_plan_version_selector":{"pricing_plan_id":"pric_1"},"enabled_pricings":[{"pricing_id":"pric_9"}]}""", "RESOURCE_NOT_FOUND", "pricing_plan_schedules.0.enabled_pricings.0.pricing_id")]
    [InlineData("""{"pricing_plan_version_selector":{}}""", "MISSING_FIELD", "pricing_plan_schedules.0.pricing_plan_version_selector.pricing_plan_id")]
    [InlineData("""{"pricing_plan_version_selector":{"pricing_plan_id":"pric_1","type":"VERSION"}}""", "MISSING_FIELD", "pricing_plan_schedules.0.pricing_plan_version_selector.version")]
    [InlineData("""{"pricing_plan_version_selector":{"pricing_plan_id":"pric_1","type":"VERSION","version":9}}""", "RESOURCE_NOT_FOUND", "pricing_plan_schedules.0.pricing_plan_version_selector.version")]
    [InlineData("""{"pricing_plan_version_id":"ppve_draft"}""", "RESOURCE_NOT_FOUND", "pricing_plan_schedules.0.pricing_plan_version_id")]
    [InlineData("""{"pricing_plan_version_id":"ppve_9"}""", "RESOURCE_NOT_FOUND", "pricing_plan_schedules.0.pricing_plan_version_id")]
    [InlineData("{}", "MISSING_FIELD", "pricing_plan_schedules.0.pricing_plan_version_selector")]
    [InlineData("", "MISSING_FIELD", "pricing_plan_schedules")]
    public async Task A_plan_that_nobody_can_subscribe_to_is_refused_and_nothing_is_left(string schedule, string code, string field)
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("pricing-plans", """{"id":"pric_2","reference":"draft"}""");
        client.Sandbox.Seed("pricing-plan-versions", """{"id":"ppve_draft","pricing_plan_id":"pric_2"}""");

        Answer refused = await client.PostAsync(Path, $$"""
            {"customer":{"type":"ORGANIZATION","reference":"new"},"pricing_plan_subscription":{"billing_entity_reference":"seller"},"pricing_plan_schedules":[{{schedule}}]}
            """);

        refused.ShouldBeError(BadRequest, code, field);
        client.Sandbox.GetAll("customers").Should().HaveCount(2);
        client.Sandbox.GetAll("pricing-plan-subscriptions").Should().BeEmpty();
    }

    [Fact]
    public async Task A_version_is_chosen_by_its_number_or_is_the_latest_active_one()
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("pricing-plan-versions", """{"id":"ppve_2","pricing_plan_id":"pric_1","status":"ACTIVE"}""");
        client.Sandbox.Seed("pricing-plan-versions", """{"id":"ppve_3","pricing_plan_id":"pric_1"}""");

        (await VersionAsync("""{"pricing_plan_reference":"basic"}""")).Should().Be("ppve_2");
        (await VersionAsync("""{"pricing_plan_reference":"basic","type":"LATEST"}""")).Should().Be("ppve_2");
        (await VersionAsync("""{"pricing_plan_reference":"basic","type":"VERSION","version":1}""")).Should().NotBe("ppve_2").And.NotBe("ppve_3");

        async Task<string> VersionAsync(string selector) => (await client.CreateAsync(Path, $$"""
            {"pricing_plan_subscription":{"customer_reference":"shop","billing_entity_id":"bent_1"},
             "pricing_plan_schedules":[ { "pricing_plan_version_selector": {{selector}} } ] }
            """)).Json["pricing_plan_schedules"]![0]!["pricing_plan_version_id"]!.ToString();
    }

    [Fact]
    public async Task A_billing_entity_is_needed_and_exists()
    {
        await using SandboxClient client = Shop.Open();

        (await InitAsync("""{"customer_reference":"shop"}""")).ShouldBeError(BadRequest, "MISSING_FIELD", "pricing_plan_subscription.billing_entity_reference");
        (await InitAsync("""{"customer_reference":"shop","billing_entity_reference":"nobody"}"""))
            .ShouldBeError(BadRequest, "RESOURCE_NOT_FOUND", "pricing_plan_subscription.billing_entity_reference");

        Task<Answer> InitAsync(string subscription) =>
            client.PostAsync(Path, """{"pricing_plan_subscription":@,"pricing_plan_schedules":[{"pricing_plan_id":"pric_1"}]}""".Replace("@", subscription, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_with_an_item_that_is_not_active_cannot_be_processed()
    {
        await using SandboxClient client = Shop.Open();
        await client.CreateAsync("/v1/product-items/proi_1/deprecate", "{}");

        (await client.PostAsync(Path, Shop.Init())).ShouldBeError(BadRequest, "UNABLE_TO_PROCESS_INSTRUCTIONS");
    }

    [Theory]
    [InlineData("""{"pricing_plan_subscription":{"customer_reference":"shop","billing_entity_id":"bent_1"}""", true)]
    [InlineData("""{"customer":{"type":"ORGANIZATION","reference":"shop"},"pricing_plan_subscription":{"billing_entity_id":"bent_1"}""", true)]
    [InlineData("""{"customer":{"type":"ORGANIZATION","id":"cust_1"},"pricing_plan_subscription":{"billing_entity_id":"bent_1"}""", true)]
    [InlineData("""{"pricing_plan_subscription":{"customer_reference":"draft","billing_entity_id":"bent_1"}""", false)]
    [InlineData("""{"pricing_plan_subscription":{"customer_reference":"nobody","billing_entity_id":"bent_1"}""", false)]
    [InlineData("""{"customer":{"type":"ORGANIZATION","id":"cust_9"},"pricing_plan_subscription":{"billing_entity_id":"bent_1"}""", false)]
    public async Task It_takes_an_existing_customer_that_is_active(string body, bool isTaken)
    {
        await using SandboxClient client = Shop.Open();

        Answer answer = await client.PostAsync(Path, body + ""","pricing_plan_schedules":[{"pricing_plan_id":"pric_1"}]}""");

        answer.Status.Should().Be(isTaken ? HttpStatusCode.OK : BadRequest, answer.Text);
        client.Sandbox.GetAll("customers").Should().HaveCount(2);
    }
}
