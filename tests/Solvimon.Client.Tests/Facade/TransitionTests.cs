using System.Net;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;
using WireMock.RequestBuilders;

namespace Solvimon.Client.Tests.Facade;

public sealed class TransitionTests
{
    private const string Refusal = """{"type":"INVALID_REQUEST","code":"INVALID_OPERATION","message":"not from here"}""";

    [Fact]
    public async Task EnsureActive_of_an_active_customer_only_looks()
    {
        using MockServer server = MockServer.Answering(200, """{"id":"cust_1","status":"ACTIVE"}""");
        using SolvimonClient solvimon = server.CreateClient();

        Customer customer = await solvimon.Customers["superstore-001"].EnsureActiveAsync();

        customer.Status.Should().Be(CustomerStatus.Active);
        server.Requests.Should().ContainSingle().Which.Method.Should().Be("GET");
    }

    [Fact]
    public async Task EnsureActive_activates_a_draft_and_may_be_repeated()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();
        await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "superstore-001", Type = CustomerType.Organization });

        Customer first = await solvimon.Customers["superstore-001"].EnsureActiveAsync();
        Customer second = await solvimon.Customers.EnsureActiveAsync("superstore-001");

        first.Status.Should().Be(CustomerStatus.Active);
        second.Status.Should().Be(CustomerStatus.Active);
        sandbox.Requests.Select(request => $"{request.Method} {request.Path}").Should().Equal(
            "POST /v1/customers",
            "GET /v1/customers/superstore-001",
            "POST /v1/customers/superstore-001/activate",
            "GET /v1/customers/superstore-001");
    }

    [Fact]
    public async Task EnsureActive_is_content_when_somebody_else_was_faster()
    {
        using MockServer server = MockServer.AnsweringInTurn((200, """{"status":"DRAFT"}"""), (400, Refusal), (200, """{"status":"ACTIVE"}"""));
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers["superstore-001"].EnsureActiveAsync()).Status.Should().Be(CustomerStatus.Active);
    }

    [Fact]
    public async Task EnsureActive_of_a_customer_that_can_not_become_active_is_the_refusal()
    {
        using MockServer server = new();
        server.Given(Request.Create().UsingGet()).RespondWith(MockServer.Json(200, """{"status":"ARCHIVED"}"""));
        server.Given(Request.Create().UsingPost()).RespondWith(MockServer.Json(400, Refusal));
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers["superstore-001"].EnsureActiveAsync();

        await call.Should().ThrowAsync<SolvimonTransitionException>();
    }

    [Theory]
    [InlineData(400, "INVALID_OPERATION")]
    [InlineData(409, "INVALID_OPERATION")]
    [InlineData(422, "UNABLE_TO_PROCESS_INSTRUCTIONS")]
    [InlineData(400, "COULD_NOT_UPDATE_RESOURCE")]
    public async Task A_refused_transition_says_what_was_asked_of_what(int status, string code)
    {
        using MockServer server = MockServer.Answering(status, $$"""{"type":"INVALID_REQUEST","code":"{{code}}","message":"not from here"}""");
        using SolvimonClient solvimon = server.CreateClient();

        foreach ((string verb, Func<Task> call) in (IEnumerable<(string, Func<Task>)>)
            [
                ("activate", () => solvimon.Customers["superstore-001"].ActivateAsync()),
                ("deprecate", () => solvimon.Customers["superstore-001"].DeprecateAsync()),
                ("archive", () => solvimon.Customers["superstore-001"].ArchiveAsync()),
            ])
        {
            SolvimonTransitionException exception = (await call.Should().ThrowAsync<SolvimonTransitionException>()).Which;
            exception.Resource.Should().Be("customer");
            exception.Transition.Should().Be(verb);
            exception.StatusCode.Should().Be((HttpStatusCode)status);
            exception.Code.Should().Be(code);
            exception.Message.Should().StartWith($"Could not {verb} the customer: ").And.Contain("not from here").And.NotContain("superstore-001");
        }
    }

    [Theory]
    [InlineData(404, "RESOURCE_NOT_FOUND", typeof(SolvimonNotFoundException))]
    [InlineData(401, "UNAUTHORISED", typeof(SolvimonAuthenticationException))]
    [InlineData(403, "USER_NOT_ALLOWED", typeof(SolvimonPermissionException))]
    [InlineData(500, "INTERNAL_ERROR", typeof(SolvimonServerException))]
    [InlineData(429, "TOO_MANY", typeof(SolvimonRateLimitException))]
    public async Task What_is_no_refusal_keeps_its_own_type(int status, string code, Type expected)
    {
        using MockServer server = MockServer.Answering(status, $$"""{"type":"INVALID_REQUEST","code":"{{code}}","message":"m"}""");
        using SolvimonClient solvimon = server.CreateClient(options => options.MaxRetries = 0);

        (await Assert.ThrowsAnyAsync<SolvimonApiException>(() => solvimon.Customers["superstore-001"].ActivateAsync())).Should().BeOfType(expected);
    }

    [Fact]
    public async Task Waiting_looks_again_after_one_second_and_ever_longer_up_to_ten()
    {
        FastClock clock = new();
        using MockServer server = MockServer.AnsweringInTurn([.. Enumerable.Repeat((200, """{"status":"DRAFT"}"""), 6), (200, """{"status":"ACTIVE"}""")]);
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = clock);

        Customer customer = await solvimon.Customers["superstore-001"].WaitForStatusAsync(CustomerStatus.Active, TimeSpan.FromMinutes(2));

        customer.Status.Should().Be(CustomerStatus.Active);
        clock.Waits.Select(wait => wait.TotalSeconds).Should().Equal(1, 2, 4, 8, 10, 10);
    }

    [Fact]
    public async Task Waiting_for_what_is_already_so_is_one_look()
    {
        using MockServer server = MockServer.Answering(200, """{"status":"ACTIVE"}""");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.WaitForStatusAsync("superstore-001", CustomerStatus.Active, TimeSpan.Zero);

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Waiting_ends_with_its_time_after_a_last_look()
    {
        FastClock clock = new();
        StubHandler server = StubHandler.Answering("""{"status":"DRAFT"}""");
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = clock);

        Func<Task> call = () => solvimon.Customers["superstore-001"].WaitForStatusAsync(CustomerStatus.Active, TimeSpan.FromSeconds(5));

        (await call.Should().ThrowAsync<SolvimonTimeoutException>().WaitAsync(TimeSpan.FromSeconds(10))).WithMessage("The customer did not become ACTIVE within*it is DRAFT*");
        clock.Waits.Sum(wait => wait.TotalSeconds).Should().BeApproximately(5, 1);
        server.Count.Should().Be(clock.Waits.Count + 1);
    }

    [Theory]
    [InlineData("ARCHIVED", "ACTIVE")]
    [InlineData("ACTIVE", "DRAFT")]
    [InlineData("CLOSED", "ACTIVE")]
    public async Task Waiting_for_what_can_not_come_ends_at_once(string current, string wanted)
    {
        using MockServer server = MockServer.Answering(200, $$"""{"status":"{{current}}"}""");
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        Func<Task> call = () => solvimon.Customers["superstore-001"].WaitForStatusAsync(wanted, TimeSpan.FromHours(1));

        SolvimonTransitionException exception = (await call.Should().ThrowAsync<SolvimonTransitionException>().WaitAsync(TimeSpan.FromSeconds(10))).Which;
        exception.CurrentStatus.Should().Be(current);
        exception.Transition.Should().Be(wanted);
        exception.Resource.Should().Be("customer");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Nothing_is_concluded_from_a_status_that_the_SDK_does_not_know()
    {
        using MockServer server = MockServer.AnsweringInTurn(
            (200, """{"status":"HIBERNATING"}"""),
            (200, "{}"),
            (200, """{"status":"ACTIVE"}"""));
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers["superstore-001"].WaitForStatusAsync(CustomerStatus.Active, TimeSpan.FromMinutes(1))).Status.Should().Be(CustomerStatus.Active);
    }

    [Fact]
    public async Task Cancellation_ends_the_waiting_at_once()
    {
        using CancellationTokenSource cancellation = new();
        using MockServer server = MockServer.Answering(200, """{"status":"DRAFT"}""");
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        Task waiting = solvimon.Customers["superstore-001"].WaitForStatusAsync(
            CustomerStatus.Active,
            TimeSpan.FromHours(1),
            new RequestOptions { OnResponse = _ => cancellation.CancelAfter(TimeSpan.FromMilliseconds(100)) },
            cancellation.Token);

        await FluentActions.Awaiting(() => waiting.WaitAsync(TimeSpan.FromSeconds(10))).Should().ThrowAsync<OperationCanceledException>();
    }
}
