using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Paging;

public sealed class SearchTests
{
    [Fact]
    public async Task The_body_is_sent_again_with_each_page()
    {
        using MockServer server = PagingServer.Start(path: "/v1/customers/search");
        using SolvimonClient solvimon = server.CreateClient();

        List<Customer> found = await solvimon.Customers.Search().WithSearchField("email", "shop", wildcardEnd: true).WithFilterField("status", "ACTIVE").ToListAsync();

        found.Select(customer => customer.Id).Should().Equal("cust_1", "cust_2", "cust_3", "cust_4", "cust_5");
        server.Requests.Select(request => request.PathAndQuery).Should().Equal("/v1/customers/search", "/v1/customers/search?page=2", "/v1/customers/search?page=3");
        server.Requests.Should().OnlyContain(request => request.Method == "POST" && request.Header("Idempotency-Key") == null, "a search changes nothing");
        server.Requests.Select(request => request.Text).Distinct().Should().ContainSingle().Which.ShouldBeJson(
            """{"search_fields":[{"name":"email","value":"shop","wildcard_start":false,"wildcard_end":true,"ignore_case":false}],"filter_fields":[{"name":"status","value":"ACTIVE"}]}""");
    }

    [Fact]
    public async Task A_search_without_conditions_sends_an_empty_object()
    {
        using MockServer server = PagingServer.Start(path: "/v1/customers/search");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.Search().FirstOrDefaultAsync();

        server.Requests.Single().Text.Should().Be("{}");
    }

    [Fact]
    public async Task Conditions_add_up_and_the_rest_goes_into_the_query()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.Search()
            .WithFilterField("status", ["ACTIVE", "DRAFT"])
            .WithFilterField("custom_field", "color", ["blue"])
            .WithSelectionRuleField("rule", "x")
            .Expand("parent_customer_id", "a&b").Expand("c")
            .OrderBy("email").PageSize(20).FromPage(2)
            .ToListAsync();
        await solvimon.Customers.Search().ExpandAll().ToListAsync();

        server.Requests[0].Text.ShouldBeJson(
            """{"filter_fields":[{"name":"status","values":["ACTIVE","DRAFT"]},{"name":"custom_field","reference":"color","values":["blue"]}],"selection_rule_fields":[{"name":"rule","value":"x"}]}""");
        server.Requests[0].PathAndQuery.Split('?')[1].Split('&').Should().BeEquivalentTo(
            "expand%5B%5D=parent_customer_id", "expand%5B%5D=a%26b", "expand%5B%5D=c", "order_by=email", "order_direction=asc", "limit=20", "page=2");
        server.Requests[1].PathAndQuery.Should().EndWith("?expand%5B%5D=ALL");
    }

    [Fact]
    public async Task A_search_is_immutable()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        ICustomerSearch all = solvimon.Customers.Search();
        List<string> values = ["ACTIVE"];
        ICustomerSearch active = all.WithFilterField("status", values);
        active.WithFilterField("email", "x").PageSize(3);
        values.Add("DRAFT");

        await all.ToListAsync();
        await active.ToListAsync();

        server.Requests.Select(request => request.PathAndQuery).Should().Equal("/v1/customers/search", "/v1/customers/search");
        server.Requests.Select(request => request.Text).Should().Equal("{}", """{"filter_fields":[{"name":"status","values":["ACTIVE"]}]}""");
    }

    [Fact]
    public async Task A_search_is_repeated_after_a_500_as_it_changes_nothing()
    {
        using MockServer server = MockServer.AnsweringInTurn((500, "{}"), (500, "{}"), (200, "{}"));
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.Search().WithFilterField("status", "ACTIVE").ToListAsync();

        server.Requests.Should().HaveCount(3);
        server.Requests.Select(request => request.Text).Distinct().Should().ContainSingle();
    }
}
