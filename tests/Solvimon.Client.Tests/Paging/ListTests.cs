using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Paging;

public sealed class ListTests
{
    [Fact]
    public async Task Nothing_is_sent_before_the_list_is_enumerated()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();

        ICustomerList list = solvimon.Customers.List().WithReference("a").PageSize(2).OrderBy(CustomerOrder.Reference);
        IAsyncEnumerable<Page<Customer>> pages = list.AsPages();
        await using IAsyncEnumerator<Customer> customers = list.GetAsyncEnumerator();
        await using IAsyncEnumerator<Page<Customer>> enumerator = pages.GetAsyncEnumerator();
        _ = solvimon.Customers.Search().WithFilterField("status", "ACTIVE").AsPages();

        server.Requests.Should().BeEmpty();
        (await enumerator.MoveNextAsync()).Should().BeTrue();
        server.Requests.Should().ContainSingle("a page is asked for when it is needed, and not before");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Links_are_followed_to_the_end_absolute_or_relative(bool absolute)
    {
        using MockServer server = PagingServer.Start(absolute);
        using SolvimonClient solvimon = server.CreateClient();

        List<string?> ids = [];
        await foreach (Customer customer in solvimon.Customers.List())
        {
            ids.Add(customer.Id);
        }

        ids.Should().Equal("cust_1", "cust_2", "cust_3", "cust_4", "cust_5");
        server.Requests.Select(request => request.PathAndQuery).Should().Equal("/v1/customers", "/v1/customers?page=2", "/v1/customers?page=3");
        server.Requests.Should().OnlyContain(request => request.Header("X-API-KEY") == TestKeys.ApiKey && request.Header("Idempotency-Key") == null);
    }

    [Fact]
    public async Task A_link_that_is_only_a_query_is_followed()
    {
        using MockServer server = PagingServer.StartWithNextLinks("?page=2", "?page=3", null);
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.List().ToListAsync()).Should().HaveCount(3);

        server.Requests.Select(request => request.PathAndQuery).Should().Equal("/v1/customers", "/v1/customers?page=2", "/v1/customers?page=3");
    }

    [Fact]
    public async Task A_link_that_is_only_a_query_starts_from_the_page_before_also_below_a_resource()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, number) => context.WriteJsonAsync(
            200, number < 3 ? $$$"""{"data":[{"id":"cred_{{{number}}}"}],"links":{"next":"?page={{{number + 1}}}"}}""" : """{"data":[{"id":"cred_3"}]}"""));
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Coupons["summer 26"].ListRedemptions().ToListAsync()).Should().HaveCount(3);

        server.Requests.Select(request => request.RawTarget).Should().Equal(
            "/v1/coupons/summer%2026/redemptions", "/v1/coupons/summer%2026/redemptions?page=2", "/v1/coupons/summer%2026/redemptions?page=3");
    }

    [Fact]
    public async Task A_link_is_followed_as_it_stands()
    {
        using MockServer server = PagingServer.StartWithNextLinks("/v1/customers?page=2&reference=a%2Fb%20c%2B%C3%A9&x[]=1", null);
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.List().WithReference("a/b c+é").ToListAsync();

        server.Requests.Select(request => request.PathAndQuery).Should().Equal(
            "/v1/customers?reference=a%2Fb%20c%2B%C3%A9",
            "/v1/customers?page=2&reference=a%2Fb%20c%2B%C3%A9&x[]=1");
    }

    [Fact]
    public async Task Links_work_with_a_base_address_that_has_a_path()
    {
        using MockServer server = PagingServer.StartWithNextLinks("/billing/v1/customers?page=2", "/billing/v1/customers?page=3", null);
        using SolvimonClient solvimon = server.CreateClient(options => options.BaseAddress = new Uri(server.BaseAddress, "billing/v1/"));

        await solvimon.Customers.List().ToListAsync();

        server.Requests.Select(request => request.PathAndQuery).Should().Equal("/billing/v1/customers", "/billing/v1/customers?page=2", "/billing/v1/customers?page=3");
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_requests()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();

        await foreach (Customer customer in solvimon.Customers.List())
        {
            if (customer.Id == "cust_2")
            {
                break;
            }
        }

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task ToListAsync_fetches_everything()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.List().ToListAsync()).Select(customer => customer.Id).Should().Equal("cust_1", "cust_2", "cust_3", "cust_4", "cust_5");
    }

    [Fact]
    public async Task FirstOrDefaultAsync_fetches_no_further_than_it_must()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.List().FirstOrDefaultAsync())!.Id.Should().Be("cust_1");

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task FirstOrDefaultAsync_of_an_empty_list_is_null()
    {
        using MockServer server = MockServer.Answering(200, TestData.Read("customer-list-empty.json"));
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.List().FirstOrDefaultAsync()).Should().BeNull();
        (await solvimon.Customers.List().ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task AsPages_gives_each_page_with_what_the_server_says_about_it()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();

        List<Page<Customer>> pages = [];
        await foreach (Page<Customer> page in solvimon.Customers.List().PageSize(2).AsPages())
        {
            pages.Add(page);
        }

        pages.Select(page => (page.PageNumber, page.Limit, page.Data.Count)).Should().Equal((1, 2, 2), (2, 2, 2), (3, 2, 1));
        pages[1].Links!.Previous.Should().EndWith("?page=1");
        pages[2].Links!.Next.Should().BeNull();
        server.Requests[0].PathAndQuery.Should().Be("/v1/customers?limit=2");
    }

    [Fact]
    public async Task Everything_a_list_can_say_goes_into_the_query_of_its_first_page()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.List().WithReference("a b").WithCustomField("color:blue").OrderBy(CustomerOrder.CreatedAt, SortDirection.Ascending).PageSize(7).FromPage(3).ToListAsync();
        await solvimon.Customers.List().OrderBy("status").ToListAsync();

        Query(server.Requests[0]).Should().BeEquivalentTo("reference=a%20b", "custom_field=color%3Ablue", "order_by=created_at", "order_direction=asc", "limit=7", "page=3");
        Query(server.Requests[1]).Should().BeEquivalentTo("order_by=status", "order_direction=desc");
    }

    [Fact]
    public async Task A_list_is_immutable_and_can_be_enumerated_again()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();
        ICustomerList all = solvimon.Customers.List();
        ICustomerList one = all.WithReference("a");
        ICustomerList other = one.WithReference("b").PageSize(3);

        await all.FirstOrDefaultAsync();
        await one.FirstOrDefaultAsync();
        await other.FirstOrDefaultAsync();
        await all.FirstOrDefaultAsync();

        server.Requests.Select(request => request.PathAndQuery).Should().Equal("/v1/customers", "/v1/customers?reference=a", "/v1/customers?limit=3&reference=b", "/v1/customers");
    }

    [Fact]
    public async Task The_options_of_a_list_count_for_each_of_its_requests()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();
        List<string> answers = [];
        RequestOptions options = new RequestOptions
        {
            PlatformId = "plat_1",
            Headers = new Dictionary<string, string> { ["X-Trace"] = "t" },
            OnResponse = answer => answers.Add($"{answer.Method} {answer.Path} {(int)answer.StatusCode} {answer.RequestId}"),
        };

        await solvimon.Customers.List().WithOptions(options).ToListAsync();

        server.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Header("X-Platform-Id") == "plat_1" && request.Header("X-Trace") == "t");
        answers.Should().HaveCount(3).And.OnlyContain(answer => answer == "GET /v1/customers 200 reqr_test");
    }

    [Fact]
    public async Task An_extra_query_parameter_is_sent_once_with_each_page_also_when_the_links_carry_it()
    {
        using MockServer echoing = PagingServer.StartWithNextLinks("/v1/customers?new=1&page=2", "/v1/customers?new=1&page=3", "/v1/customers?new=1&page=4", null);
        using MockServer forgetting = PagingServer.StartWithNextLinks("/v1/customers?page=2", "/v1/customers?page=3", null);
        RequestOptions options = new() { Query = new Dictionary<string, string> { ["new"] = "1" } };

        foreach (MockServer server in (MockServer[])[echoing, forgetting])
        {
            using SolvimonClient solvimon = server.CreateClient();
            await solvimon.Customers.List().WithOptions(options).ToListAsync();
        }

        echoing.Requests.Concat(forgetting.Requests).Should().OnlyContain(request => Query(request).Count(pair => pair == "new=1") == 1);
    }

    [Fact]
    public void What_can_not_be_asked_for_is_refused_with_the_arguments_name()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        ICustomerList list = solvimon.Customers.List();
        ICustomerSearch search = solvimon.Customers.Search();

        list.Invoking(l => l.PageSize(0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("size");
        list.Invoking(l => l.PageSize(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("size");
        list.Invoking(l => l.FromPage(0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("page");
        list.Invoking(l => l.WithReference(" ")).Should().Throw<ArgumentException>().WithParameterName("reference");
        list.Invoking(l => l.WithCustomField(null!)).Should().Throw<ArgumentException>().WithParameterName("customField");
        list.Invoking(l => l.OrderBy("")).Should().Throw<ArgumentException>().WithParameterName("field");
        list.Invoking(l => l.OrderBy(default(CustomerOrder))).Should().Throw<ArgumentException>().WithParameterName("field");
        list.Invoking(l => l.OrderBy(CustomerOrder.Email, (SortDirection)9)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("direction");
        list.Invoking(l => l.WithOptions(null!)).Should().Throw<ArgumentNullException>().WithParameterName("options");
        search.Invoking(s => s.PageSize(0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("size");
        search.Invoking(s => s.Expand("a", " ")).Should().Throw<ArgumentException>().WithParameterName("ids");
        search.Invoking(s => s.WithFilterField("status", (IReadOnlyList<string>)null!)).Should().Throw<ArgumentException>().WithParameterName("values");
        search.Invoking(s => s.WithSearchField("", "x")).Should().Throw<ArgumentException>().WithParameterName("name");
    }

    [Fact]
    public void An_idempotency_key_is_refused_as_a_list_is_several_requests()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        RequestOptions options = new() { IdempotencyKey = "list-1" };

        solvimon.Customers.Invoking(c => c.List().WithOptions(options)).Should().Throw<ArgumentException>().WithParameterName("options");
        solvimon.Customers.Invoking(c => c.Search().WithOptions(options)).Should().Throw<ArgumentException>().WithParameterName("options");
    }

    [Fact]
    public async Task Cancellation_ends_a_list_at_once()
    {
        using MockServer server = PagingServer.Start();
        using SolvimonClient solvimon = server.CreateClient();
        using CancellationTokenSource cancellation = new();
        List<string?> seen = [];

        Func<Task> loop = async () =>
        {
            await foreach (Customer customer in solvimon.Customers.List().WithCancellation(cancellation.Token))
            {
                seen.Add(customer.Id);
                await cancellation.CancelAsync();
            }
        };

        await loop.Should().ThrowAsync<OperationCanceledException>();
        seen.Should().Equal("cust_1");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Cancellation_ends_a_request_for_a_page_that_is_under_way()
    {
        using CancellationTokenSource cancellation = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, number) =>
        {
            if (number == 2)
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            await context.WriteJsonAsync(200, """{"data":[{"id":"cust_1"}],"links":{"next":"?page=2"}}""");
        });
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.List().ToListAsync(cancellation.Token).WaitAsync(TimeSpan.FromSeconds(10));

        await call.Should().ThrowAsync<OperationCanceledException>();
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_page_that_fails_is_retried_like_any_read_and_none_is_lost_or_doubled()
    {
        using MockServer pages = PagingServer.Start();
        FlakyHandler flaky = new(LoopbackCertificate.CreateHandler());
        using SolvimonClient solvimon = new(
            new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, BaseAddress = pages.BaseAddress, TimeProvider = new FastClock() },
            flaky);

        (await solvimon.Customers.List().ToListAsync()).Select(customer => customer.Id).Should().Equal("cust_1", "cust_2", "cust_3", "cust_4", "cust_5");

        flaky.Failures.Should().Be(3);
    }

    private static string[] Query(ReceivedRequest request) => request.PathAndQuery.Split('?').ElementAtOrDefault(1)?.Split('&') ?? [];

    /// <summary>Answers every other request with 503 instead of sending it.</summary>
    private sealed class FlakyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _count;

        public int Failures { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_count++ % 2 == 0)
            {
                Failures++;
                return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
