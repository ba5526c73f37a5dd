using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Paging;

/// <summary>Lists whose server never comes to their end.</summary>
public sealed class EndlessListTests
{
    [Fact]
    public async Task A_circle_of_links_that_differ_in_the_fragment_ends()
    {
        await using LoopbackServer server = await PagingServer.StartWithNextLinksAsync(number => $"/v1/customers?page=2#{number}");
        using SolvimonClient client = server.CreateClient();

        await FluentActions.Awaiting(() => client.Customers.List().ToListAsync()).Should().ThrowAsync<SolvimonSerializationException>().WithMessage("*circle*");
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_circle_of_links_that_differ_in_the_user_name_ends()
    {
        string authority = "";
        await using LoopbackServer server = await PagingServer.StartWithNextLinksAsync(number => $"https://u{number}@{authority}/v1/customers?page=2");
        authority = server.BaseAddress.Authority;
        using SolvimonClient client = server.CreateClient();

        await FluentActions.Awaiting(() => client.Customers.List().ToListAsync()).Should().ThrowAsync<SolvimonSerializationException>().WithMessage("*circle*");
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Empty_pages_in_a_row_come_to_an_end()
    {
        await using LoopbackServer server = await EmptyPagesAsync(except: _ => false);
        using SolvimonClient client = server.CreateClient();

        await FluentActions.Awaiting(() => client.Customers.List().FirstOrDefaultAsync()).Should().ThrowAsync<SolvimonSerializationException>().WithMessage("*empty pages*");
        server.Requests.Should().HaveCount(101);
    }

    [Fact]
    public async Task A_list_with_gaps_is_read_to_its_end()
    {
        await using LoopbackServer server = await EmptyPagesAsync(except: number => number % 60 == 0, last: 180);
        using SolvimonClient client = server.CreateClient();

        List<Customer> customers = await client.Customers.Search().ToListAsync();

        customers.Select(customer => customer.Id).Should().Equal("cust_60", "cust_120", "cust_180");
    }

    [Fact]
    public async Task The_timeout_is_for_all_requests_up_to_the_next_item()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, number) =>
        {
            await Task.Delay(100);
            await context.WriteJsonAsync(200, $$$"""{"data":[],"links":{"next":"/v1/customers?page={{{number + 1}}}"}}""");
        });
        using SolvimonClient client = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        Func<Task> call = () => client.Customers.List().WithOptions(new RequestOptions { Timeout = TimeSpan.FromMilliseconds(500) }).FirstOrDefaultAsync();

        await call.Should().ThrowAsync<SolvimonTimeoutException>();
        server.Requests.Count.Should().BeInRange(1, 6);
    }

    [Fact]
    public async Task A_list_of_full_pages_may_take_longer_than_the_timeout()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, number) =>
        {
            await Task.Delay(500);
            await context.WriteJsonAsync(200, $$$"""{"data":[{"id":"cust_{{{number}}}"}],"links":{"next":{{{(number < 8 ? $"\"/v1/customers?page={number + 1}\"" : "null")}}}}}""");
        });
        using SolvimonClient client = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        List<Customer> customers = await client.Customers.List().WithOptions(new RequestOptions { Timeout = TimeSpan.FromSeconds(3) }).ToListAsync();

        customers.Should().HaveCount(8);
    }

    private static Task<LoopbackServer> EmptyPagesAsync(Func<int, bool> except, int last = int.MaxValue) => LoopbackServer.StartAsync((context, number) => context.WriteJsonAsync(
        200,
        $$$"""{"data":[{{{(except(number) ? $$"""{"id":"cust_{{number}}"}""" : "")}}}],"links":{"next":{{{(number < last ? $"\"{context.Request.Path}?page={number + 1}\"" : "null")}}}}}"""));
}
