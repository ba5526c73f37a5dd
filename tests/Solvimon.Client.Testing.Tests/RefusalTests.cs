using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class RefusalTests
{
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Theory]
    [InlineData(Door.Memory)]
    [InlineData(Door.Https)]
    public async Task No_key_or_a_wrong_one_is_401(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);

        client.Http.DefaultRequestHeaders.Remove("X-API-KEY");
        (await client.GetAsync("/v1/customers")).ShouldBeError(HttpStatusCode.Unauthorized, "UNAUTHORISED");
        (await client.GetAsync("/v1/nowhere")).ShouldBeError(HttpStatusCode.Unauthorized, "UNAUTHORISED");

        client.Http.DefaultRequestHeaders.Add("X-API-KEY", "wrong");
        (await client.GetAsync("/v1/customers")).ShouldBeError(HttpStatusCode.Unauthorized, "UNAUTHORISED");
    }

    [Fact]
    public async Task Configured_keys_and_tokens_are_let_in()
    {
        string key = Guid.NewGuid().ToString();
        string token = Guid.NewGuid().ToString();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { ApiKeys = [key], AccessTokens = [token] });

        client.Sandbox.ApiKey.Should().Be(key);
        (await client.GetAsync("/v1/customers")).Status.Should().Be(HttpStatusCode.OK);

        client.Http.DefaultRequestHeaders.Remove("X-API-KEY");
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await client.GetAsync("/v1/customers")).Status.Should().Be(HttpStatusCode.OK);

        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        (await client.GetAsync("/v1/customers")).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_sandbox_has_a_key_of_its_own()
    {
        await using SolvimonSandbox one = new();
        await using SolvimonSandbox other = new();

        one.ApiKey.Should().NotBe(other.ApiKey);
    }

    [Theory]
    [InlineData(Door.Memory)]
    [InlineData(Door.Https)]
    public async Task Every_answer_has_a_request_id(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);

        foreach (string? path in new[] { "/v1/customers", "/v1/customers/nobody", "/v1/nowhere" })
        {
            (await client.GetAsync(path)).RequestId.Should().MatchRegex("^reqr_[A-Za-z0-9]{20}$");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/nowhere")]
    [InlineData("/v2/customers")]
    [InlineData("/v1//customers")]
    [InlineData("/v1/customers/")]
    [InlineData("/v1/customers/a/b/c/d")]
    public async Task An_unknown_path_is_404_in_plain_text(string path)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer answer = await client.GetAsync(path);

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Text.Should().Be("Page does not exist");
        answer.ContentType.Should().Be("text/plain");
    }

    [Fact]
    public async Task A_wrong_method_is_405_and_says_what_is_allowed()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        using HttpResponseMessage response = await client.Http.DeleteAsync("/v1/customers");

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        string.Join(",", response.Content.Headers.Allow).Should().Contain("GET").And.Contain("POST").And.Contain("PUT");
    }

    [Fact]
    public async Task An_unknown_customer_is_404_and_case_counts()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("Shop-1");

        Answer answer = await client.GetAsync("/v1/customers/shop-1");

        answer.ShouldBeError(HttpStatusCode.NotFound, "RESOURCE_NOT_FOUND");
        answer["resource_id"].Should().Be("shop-1");
        answer["resource_type"].Should().Be("CUSTOMER");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task A_period_of_no_length_is_refused(string value)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("customers", """{"id":"cust_1","status":"ACTIVE"}""");

        Answer answer = await client.PostAsync("/v1/pricing-plan-subscriptions", $$$"""{"customer_id":"cust_1","billing_period":{"type":"MONTH","value":{{{value}}}}}""");

        answer.ShouldBeError(BadRequest, "INVALID_FIELD", "billing_period.value");
    }

    [Fact]
    public async Task An_amount_that_is_no_number_is_refused()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer answer = await client.PostAsync(
            "/v1/invoices", """{"type":"ONE_OFF","status":"DRAFT","invoice_amount_including_tax":{"quantity":"lots","currency":"EUR"}}""");

        answer.ShouldBeError(BadRequest, "INVALID_FIELD", "invoice_amount_including_tax.quantity");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public async Task A_version_number_begins_with_1(int number)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("pricing-plans", """{"id":"plan_1"}""");

        Answer answer = await client.PostAsync("/v1/pricing-plan-versions", $$"""{"pricing_plan_id":"plan_1","version":{{number}}}""");

        answer.ShouldBeError(BadRequest, "INVALID_FIELD", "version");
    }

    [Theory]
    [InlineData("""{"reference":"a"}""", "MISSING_FIELD", "type")]
    [InlineData("""{"type":null}""", "MISSING_FIELD", "type")]
    [InlineData("""{"type":1}""", "INVALID_FIELD", "type")]
    [InlineData("""{"type":"SHOP"}""", "INVALID_FIELD", "type")]
    [InlineData("""{"type":"ORGANIZATION","email":true}""", "INVALID_FIELD", "email")]
    [InlineData("""{"type":"ORGANIZATION","processing_only":"yes"}""", "INVALID_FIELD", "processing_only")]
    [InlineData("""{"type":"ORGANIZATION","roles":"DEFAULT"}""", "INVALID_FIELD", "roles")]
    [InlineData("""{"type":"ORGANIZATION","roles":["DEFAULT","KING"]}""", "INVALID_FIELD", "roles.1")]
    [InlineData("""{"type":"ORGANIZATION","organization":[]}""", "INVALID_FIELD", "organization")]
    [InlineData("""{"type":"ORGANIZATION","organization":{"tax_ids":[{"id":1}]}}""", "INVALID_FIELD", "organization.tax_ids.0.id")]
    [InlineData("""{"type":"ORGANIZATION","organization":{"registered_address":{"country":"Atlantis"}}}""", "INVALID_FIELD", "organization.registered_address.country")]
    public async Task A_wrong_body_is_400_with_the_fields_path(string body, string code, string field)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.PostAsync("/v1/customers", body)).ShouldBeError(BadRequest, code, field);
        client.Sandbox.GetAll("customers").Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":"ORGANIZATION","type":"INDIVIDUAL"}""")]
    [InlineData("""{"type":"ORGANIZATION",}""")]
    public async Task A_body_that_is_no_JSON_object_is_400(string body)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.PostAsync("/v1/customers", body)).ShouldBeError(BadRequest, "BAD_REQUEST");
    }

    [Fact]
    public async Task Deep_nesting_is_400()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        string bomb = string.Concat(Enumerable.Repeat("""{"a":""", 1000)) + "1" + new string('}', 1000);

        (await client.PostAsync("/v1/customers", bomb)).ShouldBeError(BadRequest, "BAD_REQUEST");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_wrong_content_type_is_415(string? contentType)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(SandboxClient.Customer("a")));
        content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);

        using HttpResponseMessage response = await client.Http.PostAsync("/v1/customers", content);

        (await Answer.ReadAsync(response)).ShouldBeError(HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task A_taken_reference_is_400()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Answer first = await client.CreateCustomerAsync("shop-1");

        Answer second = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"));

        second.ShouldBeError(BadRequest, "RESOURCE_ALREADY_EXISTS", "reference");
        second["resource_id"].Should().Be(first["id"]);
        client.Sandbox.GetAll("customers").Should().ContainSingle();
    }
}
