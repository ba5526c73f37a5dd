using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>Filters and orders that lead elsewhere than to a member of the same name.</summary>
public sealed class FilterTests
{
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Theory]
    [InlineData("", "c,b,a")]
    [InlineData("statuses[]=OPEN", "c,a")]
    [InlineData("statuses%5B%5D=OPEN&statuses%5B%5D=FINAL", "c,b,a")]
    [InlineData("paid=true", "b")]
    [InlineData("paid=false", "c,a")]
    [InlineData("invoice_date=[2026-01-01T00:00:00Z,2026-02-01T00:00:00Z]", "b,a")]
    [InlineData("invoice_date=[2026-01-01T00:00:00Z,2026-01-31T00:00:00%2B01:00]&paid=true", "b")]
    [InlineData("pricing_plan_subscription_id=ppsu_2", "b,a")]
    [InlineData("order_by=invoice_amount_including_tax&order_direction=asc", "b,a,c")]
    [InlineData("order_by=invoice_amount_including_tax", "c,a,b")]
    [InlineData("order_by=due_date", "b,c,a")]
    [InlineData("order_by=invoice_date", "c,b,a")]
    public async Task Invoices(string query, string expected)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("invoices", """
            {"reference":"a","status":"OPEN","invoice_date":"2026-01-01T00:00:00Z","due_date":"2026-02-01T00:00:00Z","pricing_plan_subscription_ids":["ppsu_1","ppsu_2"],
             "invoice_amount_including_tax":{"quantity":"10.00","currency":"EUR"}}
            """);
        client.Sandbox.Seed("invoices", """
            {"reference":"b","status":"FINAL","paid":true,"invoice_date":"2026-01-20T00:00:00Z","due_date":"2026-02-02T23:00:00-02:00","pricing_plan_subscription_ids":["ppsu_2"],
             "invoice_amount_including_tax":{"quantity":"9.5","currency":"EUR"}}
            """);
        client.Sandbox.Seed("invoices", """
            {"reference":"c","status":"OPEN","paid":false,"invoice_date":"2026-03-01T00:00:00Z","due_date":"2026-02-03T00:00:00Z",
             "invoice_amount_including_tax":{"quantity":"100","currency":"EUR"}}
            """);

        Answer list = await client.GetAsync("/v1/invoices?" + query);

        string.Join(",", list.References()).Should().Be(expected);
    }

    [Theory]
    [InlineData("invoice_date=2026-01-01T00:00:00Z", "invoice_date")]
    [InlineData("invoice_date=[a,b]", "invoice_date")]
    [InlineData("invoice_date=[2026-01-01T00:00:00Z]", "invoice_date")]
    [InlineData("paid=perhaps", "paid")]
    public async Task A_filter_that_says_nothing_is_refused(string query, string field)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.GetAsync("/v1/invoices?" + query)).ShouldBeError(BadRequest, "INVALID_FIELD", field);
    }

    [Theory]
    [InlineData("/v1/products?product_category_id=proc_1", "api")]
    [InlineData("/v1/products?product_category_id=proc_2", "")]
    [InlineData("/v1/pricing-plans?statuses[]=ACTIVE", "basic")]
    [InlineData("/v1/pricing-plans?statuses[]=DRAFT", "")]
    [InlineData("/v1/pricing-plans?statuses[]=DRAFT&statuses[]=ACTIVE", "basic")]
    public async Task Plans_and_products(string path, string expected)
    {
        await using SandboxClient client = Shop.Open();

        string.Join(",", (await client.GetAsync(path)).References()).Should().Be(expected);
    }

    [Theory]
    [InlineData("start_at=[2026-05-01T00:00:00Z,2026-06-01T00:00:00Z]", "late")]
    [InlineData("created_at=[2026-05-01T00:00:00Z,2026-06-01T00:00:00Z]", "")]
    [InlineData("order_by=start_at", "late,early")]
    [InlineData("order_by=start_at&order_direction=asc", "early,late")]
    [InlineData("order_by=pricing_plan_name&order_direction=asc", "late,early")]
    [InlineData("order_by=billing_period&order_direction=asc", "early,late")]
    [InlineData("customer_id=cust_1&reference=late", "late")]
    public async Task Subscriptions(string query, string expected)
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("pricing-plans", """{"id":"pric_2","name":"Advanced"}""");
        client.Sandbox.Seed("pricing-plan-versions", """{"id":"ppve_2","pricing_plan_id":"pric_2","status":"ACTIVE"}""");
        await Shop.SubscribeAsync(client, """, "reference":"early" """, """, "start_at":"2026-04-01T00:00:00Z" """);
        await client.CreateAsync(Shop.Subscriptions + "/init", """
            {"pricing_plan_subscription":{"reference":"late","customer_reference":"shop","billing_entity_reference":"seller","billing_period":{"type":"YEAR","value":1}},
             "pricing_plan_schedules":[{"pricing_plan_version_id":"ppve_2","start_at":"2026-05-05T00:00:00Z"}]}
            """);

        Answer list = await client.GetAsync(Shop.Subscriptions + "?" + query);

        list.Status.Should().Be(HttpStatusCode.OK, list.Text);
        string.Join(",", list.References()).Should().Be(expected);
    }

    [Fact]
    public async Task Subscriptions_are_found_by_reference_only_with_their_customer()
    {
        await using SandboxClient client = Shop.Open();

        (await client.GetAsync(Shop.Subscriptions + "?reference=a")).ShouldBeError(BadRequest, "MISSING_FIELD", "customer_id");
    }

    [Theory]
    [InlineData("expired=true", "old")]
    [InlineData("expired=false", "new")]
    [InlineData("pricing_plan_subscription_id=ppsu_1", "new")]
    [InlineData("status=EXPIRED", "old")]
    public async Task Portal_urls(string query, string expected)
    {
        ManualClock clock = new();
        await using SandboxClient client = Shop.Open(new SolvimonSandboxOptions { TimeProvider = clock });
        client.Sandbox.Seed("pricing-plan-subscriptions", """{"id":"ppsu_1"}""");
        await client.CreateAsync("/v1/portal-urls", """{"type":"CUSTOMER","customer_id":"cust_1","template_id":"old","expiry_period":{"type":"DAY","value":1}}""");
        await client.CreateAsync("/v1/portal-urls", """{"type":"INIT_PRICING_PLAN_SUBSCRIPTION","template_id":"new","init_pricing_plan_subscription":{"pricing_plan_subscription_id":"ppsu_1"}}""");
        clock.Advance(TimeSpan.FromDays(1));

        Answer list = await client.GetAsync("/v1/portal-urls?" + query);

        list.Json["data"]!.AsArray().Select(url => url!["template_id"]!.ToString()).Should().Equal(expected);
    }

    [Fact]
    public async Task Searches_are_filtered_too()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("workflows", """{"reference":"a","status":"ACTIVE"}""");
        client.Sandbox.Seed("workflows", """{"reference":"b"}""");

        (await client.PostAsync("/v1/workflows/search?statuses[]=ACTIVE", "{}")).References().Should().Equal("a");
    }
}
