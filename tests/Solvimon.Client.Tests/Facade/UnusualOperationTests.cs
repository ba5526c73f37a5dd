using System.Net;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Facade;

/// <summary>Operations that are not what their method, answer or parameters look like.</summary>
public sealed class UnusualOperationTests
{
    private static readonly Func<ISolvimonClient, RequestOptions?, Task>[] Orders =
    [
        (solvimon, options) => solvimon.Reports.RequestInvoiceHeadersOverviewAsync(options: options),
        (solvimon, options) => solvimon.Reports.RequestInvoiceLinesOverviewAsync(options: options),
        (solvimon, options) => solvimon.Reports.RequestInvoiceTaxOverviewAsync(options: options),
    ];

    [Fact]
    public async Task A_GET_that_orders_a_report_is_not_repeated_when_the_report_may_have_been_ordered()
    {
        using MockServer server = MockServer.Answering(504, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        foreach (Func<ISolvimonClient, RequestOptions?, Task> order in Orders)
        {
            SolvimonServerException error = (await FluentActions.Awaiting(() => order(solvimon, null)).Should().ThrowAsync<SolvimonServerException>()).Which;

            error.OutcomeUnknown.Should().BeTrue();
            error.IdempotencyKey.Should().BeNull();
            error.Attempts.Should().Be(1);
        }

        server.Requests.Should().HaveCount(Orders.Length).And.OnlyContain(request => request.Header("Idempotency-Key") == null);
    }

    [Fact]
    public async Task A_GET_that_orders_a_report_is_repeated_when_it_was_certainly_not_done()
    {
        using MockServer server = MockServer.AnsweringInTurn((503, "{}"), (200, "{}"));
        using SolvimonClient solvimon = server.CreateClient();

        await Orders[0](solvimon, null);

        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_GET_that_orders_a_report_takes_no_idempotency_key()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await FluentActions.Awaiting(() => Orders[0](solvimon, new RequestOptions { IdempotencyKey = "k-1" })).Should().ThrowAsync<ArgumentException>();

        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_that_are_bare_arrays_are_counted_on()
    {
        using MockServer server = MockServer.AnsweringInTurn(
            (200, """[{"id":"team_1"},{"id":"team_2"}]"""),
            (200, """[{"id":"team_3"}]"""),
            (200, "[]"));
        using SolvimonClient solvimon = server.CreateClient();

        List<Team> teams = await solvimon.Teams.List().PageSize(2).ToListAsync();

        teams.Select(team => team.Id).Should().Equal("team_1", "team_2", "team_3");
        server.Requests.Select(request => request.PathAndQuery).Should().Equal("/v1/teams?limit=2&page=1", "/v1/teams?limit=2&page=2");
    }

    [Fact]
    public async Task A_parameter_that_the_API_takes_as_a_header_joins_the_headers_of_the_options()
    {
        using MockServer server = MockServer.Answering(200, "[]");
        using SolvimonClient solvimon = server.CreateClient();
        HttpStatusCode? seen = null;
        RequestOptions options = new RequestOptions
        {
            ApiKey = "sk_other",
            PlatformId = "plat_1",
            Timeout = TimeSpan.FromSeconds(30),
            Headers = new Dictionary<string, string> { ["X-Trace"] = "1" },
            Query = new Dictionary<string, string> { ["new"] = "2" },
            OnResponse = answer => seen = answer.StatusCode,
        };

        await solvimon.Users.SearchAsync(resourceId: "user_1", options: options);

        ReceivedRequest request = server.Requests.Single();
        request.PathAndQuery.Should().Be("/v1/users/search?new=2");
        request.Header("resource_id").Should().Be("user_1");
        request.Header("X-Trace").Should().Be("1");
        request.Header("X-API-KEY").Should().Be("sk_other");
        request.Header("X-Platform-Id").Should().Be("plat_1");
        seen.Should().Be(HttpStatusCode.OK);
        options.Headers.Should().ContainSingle("options are never changed");
    }

    [Fact]
    public async Task An_init_request_can_name_a_customer_and_a_payment_method_by_their_ids()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.PricingPlanSubscriptions.InitAsync(new PricingPlanSubscriptionInitRequest
        {
            Customer = new CustomerDetailsRequest { Id = "cust_1" },
            PaymentMethod = new PaymentMethodUpsertRequest { Id = "pmet_1" },
            FirstPayment = new PricingPlanSubscriptionInitPayment { Id = "paym_1" },
        });
        await solvimon.PaymentSchedules.InitAsync(new PaymentScheduleInitRequest
        {
            Customer = new CustomerDetailsRequest { Id = "cust_1" },
            PaymentMethod = new PaymentMethodUpsertRequest { Id = "pmet_1" },
        });

        server.Requests.Select(request => request.Text).Should().Equal(
            """{"customer":{"id":"cust_1"},"first_payment":{"id":"paym_1"},"payment_method":{"id":"pmet_1"}}""",
            """{"customer":{"id":"cust_1"},"payment_method":{"id":"pmet_1"}}""");
    }
}
