using Solvimon.Client.Models;
using Solvimon.Client.Testing;
using WireMock.Matchers;
using WireMock.RequestBuilders;

namespace Solvimon.Client.Tests.Tutorial;

public sealed class TutorialTests
{
    private const string EmptyList = """{"data":[],"page":1,"limit":10,"links":{"first":"/v1/customers?page=1","previous":null,"current":"/v1/customers?page=1","next":null}}""";

    [Fact]
    public async Task Each_step_is_one_request_byte_for_byte()
    {
        using MockServer server = StartServer();
        using SolvimonClient solvimon = server.CreateClient();

        await TutorialSteps.RunAsync(solvimon);

        server.Requests.Select(request => $"{request.Method} {request.PathAndQuery} {request.Text}").Should().Equal(
            "GET /v1/customers ",
            "POST /v1/customers " + TutorialSteps.CreateBody,
            "GET /v1/customers?reference=superstore-001 ",
            "POST /v1/customers/superstore-001/activate {}");
    }

    [Fact]
    public async Task Bodies_are_sent_as_JSON_with_their_length_and_not_in_chunks()
    {
        using MockServer server = StartServer();
        using SolvimonClient solvimon = server.CreateClient();

        await TutorialSteps.RunAsync(solvimon);

        ReceivedRequest[] writes = [.. server.Requests.Where(request => request.Method == "POST")];
        writes.Select(request => request.Header("Content-Length")).Should().Equal($"{TutorialSteps.CreateBody.Length}", "2");
        writes.Should().OnlyContain(request => request.Header("Transfer-Encoding") == null && request.Header("Content-Type") == "application/json");
    }

    [Fact]
    public async Task Reads_have_no_body_and_every_request_has_the_key()
    {
        using MockServer server = StartServer();
        using SolvimonClient solvimon = server.CreateClient();

        await TutorialSteps.RunAsync(solvimon);

        server.Requests.Should().OnlyContain(request => request.Header("X-API-KEY") == TestKeys.ApiKey && request.Header("Accept") == "application/json");
        server.Requests.Where(request => request.Method == "GET").Should().OnlyContain(request =>
            request.Header("Content-Type") == null && request.Header("Content-Length") == null && request.Header("Idempotency-Key") == null);
        server.Requests.Where(request => request.Method == "POST").Select(request => request.Header("Idempotency-Key")).Should().OnlyHaveUniqueItems().And.NotContainNulls();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_sandbox_plays_the_tutorial_at_either_door(bool https)
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = https ? await OpenHttpsAsync(sandbox) : sandbox.CreateClient();

        TutorialSteps steps = await TutorialSteps.RunAsync(solvimon);

        steps.Listed.Should().BeEmpty();
        steps.Created.Status.Should().Be(CustomerStatus.Draft);
        steps.Created.Id.Should().StartWith("cust_");
        steps.Created.Organization!.TaxId.Should().Be("368807022");
        steps.Created.CreatedAt.Should().NotBeNull();
        steps.Found!.Id.Should().Be(steps.Created.Id);
        steps.Activated.Status.Should().Be(CustomerStatus.Active);
        steps.Activated.Id.Should().Be(steps.Created.Id);
        (await solvimon.Customers.List().ToListAsync()).Should().ContainSingle().Which.Status.Should().Be(CustomerStatus.Active);
        (await solvimon.Customers[TutorialSteps.Reference].GetAsync()).Status.Should().Be(CustomerStatus.Active);
    }

    [Fact]
    public async Task The_same_bytes_reach_the_sandbox_over_HTTPS()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = await OpenHttpsAsync(sandbox);

        await TutorialSteps.RunAsync(solvimon);

        sandbox.Requests.Select(request => $"{request.Method} {request.PathAndQuery}").Should().Equal(
            "GET /v1/customers",
            "POST /v1/customers",
            "GET /v1/customers?reference=superstore-001",
            "POST /v1/customers/superstore-001/activate");
        sandbox.Requests.Select(request => request.BodyText).Should().Equal("", TutorialSteps.CreateBody, "", "{}");
    }

    [Fact]
    public async Task A_wrong_key_is_an_authentication_error()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = await OpenHttpsAsync(sandbox, "another-key");

        Func<Task> call = () => TutorialSteps.RunAsync(solvimon);

        SolvimonAuthenticationException exception = (await call.Should().ThrowAsync<SolvimonAuthenticationException>()).Which;
        exception.Code.Should().Be("UNAUTHORISED");
        exception.Message.Should().NotContain("another-key");
    }

    [Fact]
    public void The_create_body_is_the_tutorials_file() =>
        TutorialSteps.CreateBody.Should().Be(JsonText.Compact(Repository.ReadSharedExample("tutorial-customer-create-request.json")));

    [Fact]
    public async Task The_tutorials_answers_are_read()
    {
        string list = Repository.ReadSharedExample("tutorial-customer-list-empty-response.json"), customer = Repository.ReadSharedExample("tutorial-customer-create-response.json");
        using MockServer server = new();
        server.Given(Request.Create().UsingGet()).RespondWith(MockServer.Json(200, list));
        server.Given(Request.Create().UsingPost()).RespondWith(MockServer.Json(200, customer));
        using SolvimonClient solvimon = server.CreateClient();

        TutorialSteps steps = await TutorialSteps.RunAsync(solvimon);

        steps.Listed.Should().BeEmpty();
        steps.Found.Should().BeNull();
        steps.Created.Id.Should().Be("cust_abc");
        steps.Created.CreatedAt.Should().Be(new DateTimeOffset(2026, 3, 31, 8, 39, 2, TimeSpan.Zero));
        steps.Created.Roles.Should().Equal(CustomerRole.Default);
    }

    /// <summary>It answers the tutorial's requests and no other.</summary>
    private static MockServer StartServer()
    {
        MockServer server = new();
        server.Given(Request.Create().UsingGet().WithPath("/v1/customers")).RespondWith(MockServer.Json(200, EmptyList));
        server.Given(Request.Create().UsingPost().WithPath("/v1/customers").WithBody(new ExactMatcher(TutorialSteps.CreateBody))).RespondWith(MockServer.Json(201, TestData.Read("customer.json")));
        server.Given(Request.Create().UsingPost().WithPath("/v1/customers/superstore-001/activate").WithBody(new ExactMatcher("{}"))).RespondWith(MockServer.Json(201, TestData.Read("customer.json")));
        return server;
    }

    private static async Task<SolvimonClient> OpenHttpsAsync(SolvimonSandbox sandbox, string? apiKey = null)
    {
        SolvimonSandboxServer server = await sandbox.StartAsync();
        return new SolvimonClient(new SolvimonClientOptions { ApiKey = apiKey ?? sandbox.ApiKey, BaseAddress = server.BaseAddress }, server.CreateHandler());
    }
}
