using System.Reflection;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;
using WireMock.RequestBuilders;

namespace Solvimon.Client.Tests.Facade;

/// <summary>Finding by reference, and creating what is not there.</summary>
public sealed class ReferenceTests
{
    private const string Taken = """{"type":"INVALID_REQUEST","code":"RESOURCE_ALREADY_EXISTS","field":"reference","message":"There is one."}""";

    private static readonly CustomerCreateRequest Acme = new() { Reference = "acme", Type = CustomerType.Organization };

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();

        (await solvimon.Customers.FindByReferenceAsync("acme")).Should().BeNull();
        (await solvimon.CustomFields.FindByReferenceAsync("region")).Should().BeNull();
        Customer created = await solvimon.Customers.GetOrCreateAsync(Acme);
        (await solvimon.Customers.FindByReferenceAsync("acme"))!.Id.Should().Be(created.Id);
        (await solvimon.Customers.FindByReferenceAsync("ACME")).Should().BeNull("references are compared case-sensitively");
        (await solvimon.Customers.FindByReferenceAsync(created.Id!)).Should().BeNull("an id is no reference");
        (await solvimon.PricingPlanSubscriptions.FindByReferenceAsync(created.Id!, "plan")).Should().BeNull();
    }

    [Fact]
    public async Task Other_errors_stay_errors()
    {
        using MockServer server = MockServer.Answering(403, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Invoking(client => client.Meters.FindByReferenceAsync("calls")).Should().ThrowAsync<SolvimonPermissionException>();
        await solvimon.Invoking(client => client.Meters.FindByReferenceAsync(" ")).Should().ThrowAsync<ArgumentException>().WithParameterName("reference");
    }

    [Fact]
    public async Task A_subscription_is_looked_for_beside_its_customer()
    {
        using MockServer server = MockServer.Answering(200, """{"data":[{"id":"ppsu_1","reference":"PLAN"},{"id":"ppsu_2","reference":"plan"}]}""");
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.PricingPlanSubscriptions.FindByReferenceAsync("cust_1", "plan"))!.Id.Should().Be("ppsu_2");

        server.Requests.Should().ContainSingle().Which.PathAndQuery.Should().Contain("customer_id=cust_1").And.Contain("reference=plan");
    }

    [Fact]
    public async Task Two_at_once_and_a_second_run_make_one()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();

        Customer[] customers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => solvimon.Customers.GetOrCreateAsync(Acme)));
        Customer again = await solvimon.Customers.GetOrCreateAsync(new CustomerCreateRequest { Reference = "acme", Type = CustomerType.Individual });

        customers.Append(again).Select(customer => customer.Id).Distinct().Should().ContainSingle();
        again.Type.Should().Be(CustomerType.Organization, "what exists is returned as it is");
        sandbox.GetAll("customers").Should().HaveCount(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    public async Task Who_is_too_late_finds_what_the_other_created(int status)
    {
        using MockServer server = new();
        server.AnswerInTurn(Request.Create().UsingGet(), MockServer.Json(404, "{}"), MockServer.Json(200, """{"id":"cust_1","reference":"acme"}"""));
        server.Given(Request.Create().UsingPost()).RespondWith(MockServer.Json(status, Taken));
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.GetOrCreateAsync(Acme)).Id.Should().Be("cust_1");

        server.Requests.Select(request => request.Method).Should().Equal("GET", "POST", "GET");
    }

    [Fact]
    public async Task A_reference_that_is_taken_and_not_found_is_a_conflict()
    {
        using MockServer server = new();
        server.Given(Request.Create().UsingGet()).RespondWith(MockServer.Json(404, "{}"));
        server.Given(Request.Create().UsingPost()).RespondWith(MockServer.Json(409, Taken));
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Invoking(client => client.Customers.GetOrCreateAsync(Acme)).Should().ThrowAsync<SolvimonConflictException>();
    }

    [Fact]
    public async Task Each_run_creates_with_a_key_of_its_own()
    {
        using MockServer server = new();
        server.Given(Request.Create().UsingGet()).RespondWith(MockServer.Json(404, "{}"));
        server.Given(Request.Create().UsingPost()).RespondWith(MockServer.Json(201, """{"id":"cust_1","reference":"acme"}"""));
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.GetOrCreateAsync(Acme);
        await solvimon.Customers.GetOrCreateAsync(Acme);

        server.Requests.Where(request => request.Method == "POST").Select(request => request.Header("Idempotency-Key")).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task It_takes_no_key_and_no_request_without_reference()
    {
        using MockServer server = MockServer.Answering(404, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Invoking(client => client.Customers.GetOrCreateAsync(Acme, new RequestOptions { IdempotencyKey = "key" })).Should().ThrowAsync<ArgumentException>().WithParameterName("options");
        await solvimon.Invoking(client => client.Customers.GetOrCreateAsync(new CustomerCreateRequest { Type = CustomerType.Individual })).Should().ThrowAsync<ArgumentException>().WithParameterName("request");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_404_of_a_path_that_takes_an_id_alone_says_so()
    {
        using MockServer server = MockServer.Answering(404, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Invoking(client => client.MeterValueCalculations.GetAsync("total_calls")).Should().ThrowAsync<SolvimonNotFoundException>())
            .Which.Message.Should().Contain("This path takes an id; a reference is not accepted.");
        (await solvimon.Invoking(client => client.Meters.GetAsync("calls")).Should().ThrowAsync<SolvimonNotFoundException>())
            .Which.Message.Should().NotContain("not accepted");
    }

    [Fact]
    public void The_guide_lists_what_only_a_walk_finds()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide.md")).Replace('\n', ' ');
        string list = guide[guide.IndexOf("Of alert rules", StringComparison.Ordinal)..guide.IndexOf("the API finds a reference by no request", StringComparison.Ordinal)];

        list["Of ".Length..].Trim().Replace(" and ", ", ", StringComparison.Ordinal).Split(", ")
            .Should().BeEquivalentTo(OnlyWalked().Select(NameInTheGuide));
    }

    // What is created with a reference, and is read by its id alone.
    private static IEnumerable<string> OnlyWalked() =>
        from property in typeof(ISolvimonClient).GetProperties()
        let methods = property.PropertyType.GetMethods()
        let create = methods.FirstOrDefault(method => method.Name == "CreateAsync")
        where create?.GetParameters()[0].ParameterType.GetProperty("Reference") is not null && methods.All(method => method.Name != "FindByReferenceAsync")
        select property.Name;

    private static string NameInTheGuide(string property) => property == nameof(ISolvimonClient.PricingPlanSubscriptionGroups)
        ? "subscription groups"
        : System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property).Replace('_', ' ');
}
