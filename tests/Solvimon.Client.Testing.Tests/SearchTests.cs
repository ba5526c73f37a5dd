using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class SearchTests
{
    [Theory]
    [InlineData("{}", "alpha,Beta,gamma")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"alpha"}]}""", "alpha")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"alp"}]}""", "")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"alp","wildcard_end":true}]}""", "alpha")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"ma","wildcard_start":true}]}""", "gamma")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"a","wildcard_start":true,"wildcard_end":true}]}""", "alpha,Beta,gamma")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"beta"}]}""", "")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"beta","ignore_case":true}]}""", "Beta")]
    [InlineData("""{"search_fields":[{"name":"organization.tax_ids.id","value":"11111"}]}""", "alpha")]
    [InlineData("""{"search_fields":[{"value":"Gamma Ltd"}]}""", "gamma")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"alpha"},{"name":"reference","value":"gamma"}]}""", "alpha,gamma")]
    [InlineData("""{"filter_fields":[{"name":"status","value":"ACTIVE"}]}""", "Beta")]
    [InlineData("""{"filter_fields":[{"name":"status","values":["ACTIVE","DRAFT"]}]}""", "alpha,Beta,gamma")]
    [InlineData("""{"filter_fields":[{"name":"custom_fields","reference":"tier","value":"gold"}]}""", "gamma")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"a","wildcard_end":true}],"filter_fields":[{"name":"status","value":"ACTIVE"}]}""", "")]
    public async Task Searches_find(string body, string expected)
    {
        await using SandboxClient client = await OpenAsync();

        Answer page = await client.PostAsync("/v1/customers/search?order_by=created_at", body);

        page.Status.Should().Be(HttpStatusCode.OK, page.Text);
        string.Join(",", page.References()).Should().Be(expected);
    }

    [Fact]
    public async Task A_search_is_paged_on_its_own_path()
    {
        await using SandboxClient client = await OpenAsync();

        Answer page = await client.PostAsync("/v1/customers/search?limit=2", "{}");
        string next = page.Json["links"]!["next"]!.ToString();

        next.Should().Be("https://test.api.solvimon.com/v1/customers/search?limit=2&page=2");
        (await client.PostAsync(next, "{}")).References().Should().Equal("gamma");
    }

    [Theory]
    [InlineData("""{"search_fields":[{"name":"shoe_size","value":"1"}]}""", "search_fields.0.name")]
    [InlineData("""{"filter_fields":[{"name":"status","value":"ACTIVE"},{"name":"shoe_size","value":"1"}]}""", "filter_fields.1.name")]
    [InlineData("""{"search_fields":{}}""", "search_fields")]
    [InlineData("""{"search_fields":[{"name":"reference","value":"a","ignore_case":"yes"}]}""", "search_fields.0.ignore_case")]
    [InlineData("""{"selection_rule_fields":[{"name":"a"}]}""", "selection_rule_fields")]
    public async Task What_it_does_not_know_it_refuses(string body, string field)
    {
        await using SandboxClient client = await OpenAsync();

        (await client.PostAsync("/v1/customers/search", body)).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", field);
    }

    private static async Task<SandboxClient> OpenAsync()
    {
        SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("alpha", """, "organization": {"tax_ids": [{"id": "99999"}, {"id": "11111"}]}""");
        await client.CreateCustomerAsync("Beta", """, "status": "ACTIVE" """);
        await client.CreateCustomerAsync("gamma", """, "organization": {"legal_name": "Gamma Ltd"}, "custom_fields": [{"reference": "tier", "values": ["silver", "gold"]}]""");
        return client;
    }
}
