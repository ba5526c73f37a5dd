using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>What the description alone makes the sandbox do.</summary>
public sealed class GenericTests
{
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Fact]
    public async Task A_list_may_have_no_page()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        for (int i = 0; i < 12; i++)
        {
            client.Sandbox.Seed("meters", $$"""{"id":"metr_{{i}}"}""");
        }

        Answer list = await client.GetAsync("/v1/meters?limit=3");

        list.Json.AsObject().Select(member => member.Key).Should().Equal("data");
        list.Json["data"]!.AsArray().Should().HaveCount(12);
    }

    [Fact]
    public async Task A_list_may_be_a_bare_array()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Answer team = await client.CreateAsync("/v1/teams", """{"name":"one"}""");

        Answer list = await client.GetAsync("/v1/teams");

        list.Text.Should().Be($"[{team.Text}]");
    }

    [Fact]
    public async Task A_list_that_takes_no_page_and_answers_one_is_cut_and_linked()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        for (int i = 0; i < 12; i++)
        {
            client.Sandbox.Seed("products", $$"""{"reference":"p-{{i}}"}""");
        }

        Answer first = await client.GetAsync("/v1/products");
        Answer second = await client.GetAsync(first.Json["links"]!["next"]!.ToString());

        first.References().Concat(second.References()).Should().HaveCount(12).And.OnlyHaveUniqueItems();
        second.Json["links"]!["next"].Should().BeNull();
    }

    [Theory]
    [InlineData("""{"display_order":"1"}""", "display_order")]
    [InlineData("""{"display_order":1.5}""", "display_order")]
    [InlineData("""{"name":1}""", "name")]
    [InlineData("""{"custom_fields":{}}""", "custom_fields")]
    [InlineData("""{"status":"SOLD"}""", "status")]
    public async Task Types_of_every_kind_are_checked(string body, string field)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Answer product = await client.CreateAsync("/v1/products", """{"reference":"p","name":"P","display_order":1}""");

        (await client.SendAsync(HttpMethod.Patch, "/v1/products/" + product["id"], body)).ShouldBeError(BadRequest, "INVALID_FIELD", field);
    }

    [Fact]
    public async Task Parts_of_a_list_are_expanded()
    {
        await using SandboxClient client = Shop.Open();

        Answer meter = await client.GetAsync("/v1/meters/metr_1?expand[]=meter_values");

        meter.Json["meter_values"]![0]!["object"]!["reference"]!.ToString().Should().Be("calls");
        meter.Json["meter_properties"]![0]!["object"].Should().BeNull();
    }

    [Fact]
    public async Task A_path_that_takes_ids_takes_no_references()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("pricing-plan-subscriptions", """{"id":"sub_1","reference":"plan"}""");

        (await client.GetAsync("/v1/pricing-plan-subscriptions/sub_1")).Status.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync("/v1/pricing-plan-subscriptions/plan")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_modeled_is_501_until_a_test_answers_it()
    {
        await using SandboxClient client = Shop.Open();
        (await client.PostAsync("/v1/invoices/preview", "{}")).ShouldBeError(HttpStatusCode.NotImplemented, "SANDBOX_NOT_MODELED");

        client.Sandbox.SetAnswer(HttpMethod.Post, "/v1/invoices/preview", new SandboxAnswer("""{"invoices":[]}"""));

        (await client.PostAsync("/v1/invoices/preview", "{}")).Text.Should().Be("""{"invoices":[]}""");
        client.Sandbox.Invoking(sandbox => sandbox.SetAnswer(HttpMethod.Get, "/v1/nowhere", new SandboxAnswer("")))
            .Should().Throw<ArgumentException>();
        client.Sandbox.Reset();
        (await client.PostAsync("/v1/invoices/preview", "{}")).Status.Should().Be(HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task Work_that_would_never_be_done_is_not_taken()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        foreach (string? path in new[] { "/v1/bulk-actions", "/v1/files", "/v1/payments", "/v1/report-generate-requests", "/v1/reprocess" })
        {
            (await client.PostAsync(path, "{}")).ShouldBeError(HttpStatusCode.NotImplemented, "SANDBOX_NOT_MODELED");
        }
    }

    [Fact]
    public async Task A_query_that_is_required_is_missed()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.GetAsync("/v1/attachments?resource_type=CUSTOMER")).ShouldBeError(BadRequest, "MISSING_FIELD", "resource_id");
    }

    [Fact]
    public async Task Authentication_endpoints_need_no_key()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Http.DefaultRequestHeaders.Remove("X-API-KEY");
        client.Sandbox.SetAnswer(HttpMethod.Post, "/v1/oauth/token", new SandboxAnswer("""{"access_token":"t"}"""));

        (await client.PostAsync("/v1/oauth/token", "{}"))["access_token"].Should().Be("t");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Where_no_body_is_expected_it_is_an_object_or_nothing(string body)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("shop");

        (await client.PostAsync("/v1/customers/shop/activate", body)).ShouldBeError(BadRequest, "BAD_REQUEST");

        using ByteArrayContent nothing = new([]);
        nothing.Headers.ContentType = new("application/json");
        using HttpResponseMessage answer = await client.Http.PostAsync("/v1/customers/shop/activate", nothing);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "GENERIC_TAX_ID", 8)]
    [InlineData("?country=CA", "CA_QST", 7)]
    [InlineData("?country=NL", "GENERIC_TAX_ID", 1)]
    public async Task Tax_id_types_are_an_object(string query, string one, int count)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        JsonArray types = (await client.GetAsync("/v1/tax-id-types" + query)).Json["allowed_types"]!.AsArray();

        types.Should().HaveCount(count);
        types.Select(type => type!.ToString()).Should().Contain(one);
    }
}
