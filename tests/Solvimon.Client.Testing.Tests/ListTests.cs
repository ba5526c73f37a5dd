using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class ListTests
{
    [Theory]
    [InlineData(Door.Memory)]
    [InlineData(Door.Https)]
    public async Task Pages_follow_each_other_newest_first(Door door)
    {
        await using SandboxClient client = await OpenAsync(door, count: 7);
        List<string> references = new();

        string? path = "/v1/customers?limit=3";
        while (path is not null)
        {
            Answer page = await client.GetAsync(path);
            page.Status.Should().Be(HttpStatusCode.OK);
            references.AddRange(page.References());
            path = page.Json["links"]!["next"]?.ToString();
        }

        references.Should().Equal("shop-6", "shop-5", "shop-4", "shop-3", "shop-2", "shop-1", "shop-0");
        client.Sandbox.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task Links_keep_the_other_parameters_as_they_were_sent()
    {
        await using SandboxClient client = await OpenAsync(Door.Memory, count: 5);

        Answer page = await client.GetAsync("/v1/customers?limit=2&order_direction=asc&page=2&note=a%2Fb");

        JsonNode links = page.Json["links"]!;
        const string Base = "https://test.api.solvimon.com/v1/customers?limit=2&order_direction=asc&note=a%2Fb&page=";
        links["first"]!.ToString().Should().Be(Base + "1");
        links["previous"]!.ToString().Should().Be(Base + "1");
        links["current"]!.ToString().Should().Be(Base + "2");
        links["next"]!.ToString().Should().Be(Base + "3");
        page["page"].Should().Be("2");
        page["limit"].Should().Be("2");
        page.References().Should().Equal("shop-2", "shop-3");
    }

    [Fact]
    public async Task Behind_the_last_page_there_is_nothing()
    {
        await using SandboxClient client = await OpenAsync(Door.Memory, count: 5);

        Answer page = await client.GetAsync("/v1/customers?page=2147483647&limit=500");

        page.References().Should().BeEmpty();
        page.Json["links"]!["next"].Should().BeNull();
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=x", "page")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1.5", "limit")]
    [InlineData("order_by=shoe_size", "order_by")]
    [InlineData("order_direction=sideways", "order_direction")]
    public async Task Wrong_parameters_are_400(string query, string field)
    {
        await using SandboxClient client = await OpenAsync(Door.Memory, count: 1);

        (await client.GetAsync("/v1/customers?" + query)).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", field);
    }

    [Fact]
    public async Task Options_set_the_page_sizes_and_the_number_of_pages()
    {
        SolvimonSandboxOptions options = new() { DefaultPageSize = 2, MaxPageSize = 3, IncludeTotalNumberOfPages = true };
        await using SandboxClient client = await OpenAsync(Door.Memory, count: 5, options);

        Answer page = await client.GetAsync("/v1/customers");
        page["limit"].Should().Be("2");
        page["total_number_of_pages"].Should().Be("3");

        (await client.GetAsync("/v1/customers?limit=4"))["limit"].Should().Be("3");
    }

    [Theory]
    [InlineData("reference=shop-1", "shop-1")]
    [InlineData("reference=SHOP-1", "")]
    [InlineData("reference=shop", "")]
    [InlineData("custom_field=A:B:42", "shop-0")]
    [InlineData("custom_field=A:B:4", "")]
    [InlineData("note=ignored", "shop-1,shop-0")]
    public async Task Filters_match_exactly(string query, string expected)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("shop-0", """, "custom_fields": [{"reference": "A:B", "value": "42"}]""");
        await client.CreateCustomerAsync("shop-1");

        Answer page = await client.GetAsync("/v1/customers?" + query);

        string.Join(",", page.References()).Should().Be(expected);
    }

    [Theory]
    [InlineData("order_by=email", "b,c,a")]
    [InlineData("order_by=email&order_direction=asc", "a,c,b")]
    [InlineData("order_by=reference&order_direction=desc", "c,b,a")]
    [InlineData("order_direction=asc", "c,a,b")]
    [InlineData("", "b,a,c")]
    public async Task Order(string query, string expected)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        foreach ((string reference, string email) in new[] { ("c", "2@shop.example"), ("a", "1@shop.example"), ("b", "3@shop.example") })
        {
            await client.PostAsync("/v1/customers", $$"""{"type":"ORGANIZATION","reference":"{{reference}}","email":"{{email}}"}""");
        }

        string.Join(",", (await client.GetAsync("/v1/customers?" + query)).References()).Should().Be(expected);
    }

    private static async Task<SandboxClient> OpenAsync(Door door, int count, SolvimonSandboxOptions? options = null)
    {
        SandboxClient client = await SandboxClient.OpenAsync(door, options);
        for (int i = 0; i < count; i++)
        {
            client.Sandbox.Seed("customers", SandboxClient.Customer($"shop-{i}"));
        }

        return client;
    }
}
