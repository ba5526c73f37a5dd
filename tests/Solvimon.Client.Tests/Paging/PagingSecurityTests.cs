using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Paging;

public sealed class PagingSecurityTests
{
    [Fact]
    public async Task A_link_to_another_origin_is_refused_and_the_key_does_not_arrive_there()
    {
        using MockServer elsewhere = MockServer.Answering(200, """{"data":[{"id":"stolen"}]}""");
        using MockServer server = PagingServer.StartWithNextLinks($"{elsewhere.BaseAddress}v1/customers?page=2");
        using SolvimonClient solvimon = server.CreateClient();
        List<string?> seen = [];

        Func<Task> loop = async () =>
        {
            await foreach (Customer customer in solvimon.Customers.List())
            {
                seen.Add(customer.Id);
            }
        };

        SolvimonSecurityException exception = (await loop.Should().ThrowAsync<SolvimonSecurityException>()).Which;
        exception.Message.Should().Contain(elsewhere.BaseAddress.Authority).And.NotContain(TestKeys.ApiKey);
        exception.Attempts.Should().Be(0);
        seen.Should().Equal("cust_1");
        elsewhere.Requests.Should().BeEmpty();
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_search_does_not_follow_to_another_origin_either()
    {
        using MockServer elsewhere = MockServer.Answering(200, "{}");
        using MockServer server = PagingServer.StartWithNextLinks($"{elsewhere.BaseAddress}v1/customers/search?page=2");
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.Search().ToListAsync();

        await call.Should().ThrowAsync<SolvimonSecurityException>();
        elsewhere.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://{host}/v1/customers?page=2")]
    [InlineData("https://localhost:1/v1/customers?page=2")]
    [InlineData("https://test.api.solvimon.com/v1/customers?page=2")]
    [InlineData("https://127.0.0.1.example.com/v1/customers")]
    [InlineData("https://{host}@example.com/v1/customers")]
    [InlineData("ftp://{host}/v1/customers")]
    [InlineData("file:///etc/hosts")]
    public async Task Scheme_host_and_port_all_count(string link)
    {
        using MockServer server = new();
        server.AnswerWithNextLinks(link.Replace("{host}", server.BaseAddress.Authority, StringComparison.Ordinal));
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.List().ToListAsync();

        await call.Should().ThrowAsync<SolvimonSecurityException>();
        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("//evil.example.com/v1/customers?page=2")]
    [InlineData("/\\\\evil.example.com/v1/customers?page=2")]
    [InlineData("@evil.example.com/v1/customers?page=2")]
    [InlineData(":1/v1/customers?page=2")]
    [InlineData("https:evil.example.com")]
    public async Task A_link_that_only_looks_like_another_origin_leads_nowhere_else(string link)
    {
        using MockServer server = PagingServer.StartWithNextLinks(link, null);
        using SolvimonClient solvimon = server.CreateClient(options => options.MaxRetries = 0);

        Exception? failure = await Record.ExceptionAsync(() => solvimon.Customers.List().ToListAsync());

        // Refused, or sent to the configured origin: no connection is made to any other.
        (failure is null or SolvimonSecurityException or SolvimonSerializationException).Should().BeTrue("this is {0}", failure);
        server.Requests.Should().HaveCount(failure is null ? 2 : 1);
    }

    [Theory]
    [InlineData("https://[")]
    [InlineData("https://")]
    [InlineData("https://a:99999/")]
    [InlineData("https://127.0.0.1:1.example.com/")]
    [InlineData("https:///v1/customers")]
    public async Task A_link_that_is_no_address_is_an_error_of_the_SDK(string link)
    {
        using MockServer server = PagingServer.StartWithNextLinks(link);
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.List().ToListAsync();

        (await call.Should().ThrowAsync<SolvimonSerializationException>()).WithMessage("*no address*");
        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("?page=1", "?page=1")]
    [InlineData("?page=2", "?page=1")]
    [InlineData("?page=2", "?page=2")]
    public async Task Links_that_lead_in_a_circle_end_in_an_error(string afterOdd, string afterEven)
    {
        using MockServer server = PagingServer.StartWithNextLinks(afterOdd, afterEven, afterOdd, afterEven);
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.List().ToListAsync();

        (await call.Should().ThrowAsync<SolvimonSerializationException>().WaitAsync(TimeSpan.FromSeconds(10))).WithMessage("*circle*");
        server.Requests.Should().HaveCountLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_way_back_to_the_first_page_is_seen_before_it_is_taken()
    {
        using MockServer server = MockServer.AnsweringInTurn(
            (200, """{"data":[{"id":"a"}],"links":{"next":"/v1/customers?page=2"}}"""),
            (200, """{"data":[{"id":"b"}],"links":{"next":"/v1/customers"}}"""));
        using SolvimonClient solvimon = server.CreateClient();
        List<string?> seen = [];

        Func<Task> call = async () =>
        {
            await foreach (Customer customer in solvimon.Customers.List())
            {
                seen.Add(customer.Id);
            }
        };

        await call.Should().ThrowAsync<SolvimonSerializationException>().WithMessage("*circle*");
        seen.Should().Equal("a", "b");
    }

    [Fact]
    public async Task A_circle_is_seen_also_where_the_call_adds_to_the_addresses()
    {
        using MockServer server = MockServer.Answering(200, """{"data":[{"id":"a"}],"links":{"next":"/v1/customers?page=2"}}""");
        using SolvimonClient solvimon = server.CreateClient();
        RequestOptions options = new() { Query = new Dictionary<string, string> { ["newer"] = "yes" } };

        Func<Task> call = () => solvimon.Customers.List().WithOptions(options).ToListAsync();

        await call.Should().ThrowAsync<SolvimonSerializationException>().WithMessage("*circle*");
        server.Requests.Should().HaveCountLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_page_that_is_its_own_next_page_is_seen_at_once()
    {
        using MockServer server = MockServer.Answering(200, """{"data":[{"id":"a"}],"links":{"current":"/v1/customers?page=1","next":"/v1/customers?page=1"}}""");
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.List().ToListAsync();

        await call.Should().ThrowAsync<SolvimonSerializationException>();
        server.Requests.Should().ContainSingle();
    }
}
