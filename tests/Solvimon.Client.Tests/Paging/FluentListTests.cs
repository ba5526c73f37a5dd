using System.Text;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Paging;

public sealed class FluentListTests
{
    private const string Empty = """{"data":[],"links":{}}""";

    [Fact]
    public async Task Each_method_gives_another_list()
    {
        using MockServer server = MockServer.Answering(200, Empty);
        using SolvimonClient solvimon = server.CreateClient();

        ICustomerList all = solvimon.Customers.List();
        ICustomerList one = all.WithReference("superstore-001");
        ICustomerList ordered = one.OrderBy(CustomerOrder.CreatedAt, SortDirection.Ascending);
        await all.ToListAsync();
        await one.ToListAsync();
        await ordered.PageSize(5).ToListAsync();

        server.Requests.Select(request => request.PathAndQuery).Should().Equal(
            "/v1/customers",
            "/v1/customers?reference=superstore-001",
            "/v1/customers?limit=5&order_by=created_at&order_direction=asc&reference=superstore-001");
    }

    [Fact]
    public async Task Filters_are_written_as_the_API_wants_them()
    {
        using MockServer server = MockServer.Answering(200, Empty);
        using SolvimonClient solvimon = server.CreateClient();
        DateTimeOffset from = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

        await solvimon.Invoices.List().WithStatuses("DRAFT", "FINAL").Paid(false).InvoicedBetween(from, from.AddDays(1)).ToListAsync();
        await solvimon.Quotes.List().WithCustomField("region", "EU").Expand(QuoteExpand.CustomerId).Expand("owner_user_id").ToListAsync();

        Uri.UnescapeDataString(server.Requests[0].PathAndQuery).Should().Be(
            "/v1/invoices?statuses[]=DRAFT&statuses[]=FINAL&invoice_date=[2023-01-01T00:00:00Z,2023-01-02T00:00:00Z]&paid=false");
        Uri.UnescapeDataString(server.Requests[1].PathAndQuery).Should().Be("/v1/quotes?expand[]=customer_id&expand[]=owner_user_id&custom_field=region:EU");
    }

    [Fact]
    public async Task A_search_sends_only_the_conditions_it_has()
    {
        using MockServer server = MockServer.Answering(200, Empty);
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.Search().ToListAsync();
        await solvimon.Customers.Search().WithSearchField("name", "store", wildcardEnd: true).WithFilterField("status", ["DRAFT"]).ToListAsync();

        Encoding.UTF8.GetString(server.Requests[0].Body).Should().Be("{}");
        Encoding.UTF8.GetString(server.Requests[1].Body).Should().Be(
            """{"search_fields":[{"name":"name","value":"store","wildcard_start":false,"wildcard_end":true,"ignore_case":false}],"filter_fields":[{"name":"status","values":["DRAFT"]}]}""");
    }

    [Fact]
    public void A_page_of_no_items_is_refused()
    {
        using SolvimonClient solvimon = new(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey });

        FluentActions.Invoking(() => solvimon.Customers.List().PageSize(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => solvimon.Customers.List().FromPage(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => solvimon.Customers.List().WithOptions(new RequestOptions { IdempotencyKey = "key" })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => solvimon.Customers[" "]).Should().Throw<ArgumentException>().WithParameterName("idOrReference");
    }

    [Fact]
    public async Task A_batch_of_more_than_50_events_is_refused_before_it_is_sent()
    {
        using MockServer server = MockServer.Answering(201, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        UsageEventCreateRequest usage = new() { Reference = "0123456789" };

        await FluentActions.Awaiting(() => solvimon.Events.IngestBatchAsync(new UsageEventBatchCreateRequest { Events = [.. Enumerable.Repeat(usage, 51)] }))
            .Should().ThrowAsync<ArgumentException>().WithParameterName("request");
        server.Requests.Should().BeEmpty();
    }
}
