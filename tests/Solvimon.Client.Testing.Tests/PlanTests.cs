using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class PlanTests
{
    private const string Versions = "/v1/pricing-plan-versions";
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Fact]
    public async Task Versions_are_numbered_and_their_plan_lists_them()
    {
        await using SandboxClient client = Shop.Open();

        Answer second = await client.CreateAsync(Versions, """{"pricing_plan_id":"pric_1"}""");

        second["version"].Should().Be("2");
        JsonArray infos = (await client.GetAsync("/v1/pricing-plans/basic")).Json["pricing_plan_version_infos"]!.AsArray();
        infos.Select(info => $"{info!["version"]} {info["status"]}").Should().Equal("1 ACTIVE", "2 DRAFT");
        infos[1]!["id"]!.ToString().Should().Be(second["id"]);

        await client.SendAsync(HttpMethod.Delete, $"{Versions}/{second["id"]}");
        (await client.GetAsync("/v1/pricing-plans/basic")).Json["pricing_plan_version_infos"]!.AsArray().Should().HaveCount(1);
    }

    [Fact]
    public async Task A_number_is_taken_once()
    {
        await using SandboxClient client = Shop.Open();

        (await client.PostAsync(Versions, """{"pricing_plan_id":"pric_1","version":1}""")).ShouldBeError(BadRequest, "RESOURCE_ALREADY_EXISTS", "version");
        (await client.CreateAsync(Versions, """{"pricing_plan_id":"pric_1","version":7}"""))["version"].Should().Be("7");
        (await client.CreateAsync(Versions, """{"pricing_plan_id":"pric_1"}"""))["version"].Should().Be("8");
    }

    [Fact]
    public async Task A_version_needs_a_plan_that_exists()
    {
        await using SandboxClient client = Shop.Open();

        (await client.PostAsync(Versions, """{"pricing_plan_id":"pric_9"}""")).ShouldBeError(BadRequest, "RESOURCE_NOT_FOUND", "pricing_plan_id");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"version":1,""")]
    public async Task A_catalog_that_is_set_up_twice_has_one_version(string start)
    {
        await using SandboxClient client = Shop.Open();
        string body = start + Shop.Version[1..];

        Answer again = await client.SendAsync(HttpMethod.Put, Versions, body);

        again.Status.Should().Be(HttpStatusCode.Created, again.Text);
        client.Sandbox.GetAll("pricing-plan-versions").Should().ContainSingle();
    }

    [Fact]
    public async Task An_active_version_keeps_all_but_its_status()
    {
        await using SandboxClient client = Shop.Open();
        string? id = (await client.SendAsync(HttpMethod.Put, Versions, Shop.Version))["id"];

        (await client.SendAsync(HttpMethod.Patch, $"{Versions}/{id}", """{"pricing_categories":[]}""")).ShouldBeError(BadRequest, "INVALID_OPERATION", "pricing_categories");
        (await client.SendAsync(HttpMethod.Put, Versions, """{"pricing_plan_id":"pric_1","pricing_categories":[]}""")).ShouldBeError(BadRequest, "INVALID_OPERATION", "pricing_categories");
        (await client.SendAsync(HttpMethod.Delete, $"{Versions}/{id}")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        (await client.SendAsync(HttpMethod.Patch, $"{Versions}/{id}", """{"status":"DEPRECATED"}"""))["status"].Should().Be("DEPRECATED");
    }

    [Fact]
    public async Task Prices_inside_a_version_have_ids()
    {
        await using SandboxClient client = Shop.Open();

        JsonNode category = (await client.SendAsync(HttpMethod.Put, Versions, Shop.Version)).Json["pricing_categories"]![0]!;

        category["pricings"]![0]!["object_type"]!.ToString().Should().Be("PRICING");
        category["pricings"]![0]!["items"]![0]!["id"]!.ToString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Versions_of_quotes_are_numbered_too()
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("users", """{"id":"user_1"}""");
        Answer quote = await client.CreateAsync("/v1/quotes", """{"customer_id":"cust_1","owner_user_id":"user_1"}""");

        await client.CreateAsync("/v1/quote-versions", $$"""{"quote_id":"{{quote["id"]}}"}""");
        (await client.CreateAsync("/v1/quote-versions", $$"""{"quote_id":"{{quote["id"]}}"}"""))["version"].Should().Be("2");

        (await client.GetAsync($"/v1/quotes/{quote["id"]}")).Json["quote_version_infos"]!.AsArray().Should().HaveCount(2);
    }

    [Theory]
    [InlineData("", "DRAFT")]
    [InlineData("?align_product_item_status=true", "ACTIVE")]
    public async Task A_product_takes_its_items_along_on_demand(string query, string expected)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("products", """{"id":"prod_2","status":"DRAFT"}""");
        client.Sandbox.Seed("product-items", """{"id":"proi_2","product_id":"prod_2","status":"DRAFT"}""");

        await client.CreateAsync("/v1/products/prod_2/activate" + query, "{}");

        (await client.GetAsync("/v1/product-items/proi_2"))["status"].Should().Be(expected);
    }

    [Theory]
    [InlineData("/v1/products", """{"reference":"a","category_id":"proc_9"}""", "category_id")]
    [InlineData("/v1/product-items", """{"reference":"a","name":"A","model_type":"USAGE_BASED","product_id":"prod_9"}""", "product_id")]
    [InlineData("/v1/wallets", """{"reference":"a","name":"A","customer_id":"cust_9","wallet_type_id":"wall_1"}""", "customer_id")]
    [InlineData("/v1/meter-value-calculations", """{"reference":"a","name":"A","calculation_type":"SUM","meter_id":"metr_9","meter_value_id":"metv_1"}""", "meter_id")]
    [InlineData("/v1/meters", """{"reference":"a","meter_values":[{"id":"metv_1"},{"reference":"nothing"}]}""", "meter_values.1")]
    [InlineData("/v1/coupons", """{"reference":"a","name":"A","discount":{},"duration":{},"limited_to":{"product_ids":["prod_1","prod_9"]}}""", "limited_to.product_ids.1")]
    [InlineData(Versions, """{"pricing_plan_id":"pric_1","pricing_categories":[{"pricings":[{"items":[{"product_item_ids":["proi_9"]}]}]}]}""", "pricing_categories.0.pricings.0.items.0.product_item_ids.0")]
    [InlineData(Versions, """{"pricing_plan_id":"pric_1","pricing_categories":[{"pricings":[{"entitlements":[{"feature_reference":"none"}]}]}]}""", "pricing_categories.0.pricings.0.entitlements.0.feature_reference")]
    public async Task Children_need_parents_that_exist(string path, string body, string field)
    {
        await using SandboxClient client = Shop.Open();

        (await client.PostAsync(path, body)).ShouldBeError(BadRequest, "RESOURCE_NOT_FOUND", field);
    }

    [Theory]
    [InlineData("/v1/product-items", """{"reference":"a","name":"A","model_type":"USAGE_BASED","product_id":"prod_1","status":"ACTIVE"}""")]
    [InlineData("/v1/customers", """{"reference":"a","type":"ORGANIZATION","status":"ARCHIVED"}""")]
    [InlineData(Shop.Subscriptions, """{"customer_reference":"shop","status":"ACTIVE"}""")]
    public async Task Not_every_status_is_a_start(string path, string body)
    {
        await using SandboxClient client = Shop.Open();

        (await client.PostAsync(path, body)).ShouldBeError(BadRequest, "INVALID_FIELD", "status");
    }
}
