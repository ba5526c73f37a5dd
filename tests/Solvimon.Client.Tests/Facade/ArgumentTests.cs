using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Facade;

/// <summary>What cannot be right is refused with the argument's name, before anything is sent.</summary>
public sealed class ArgumentTests
{
    private static readonly CustomerUpdateRequest Update = new();

    public static TheoryData<Func<ICustomersClient, string, Task>> ById => new()
    {
        (customers, id) => customers.GetAsync(id),
        (customers, id) => customers.UpdateAsync(id, Update),
        (customers, id) => customers.DeleteAsync(id),
        (customers, id) => customers.GetEntitlementsAsync(id),
        (customers, id) => customers.ActivateAsync(id),
        (customers, id) => customers.DeprecateAsync(id),
        (customers, id) => customers.ArchiveAsync(id),
        (customers, id) => customers.ForgetAsync(id),
        (customers, id) => customers.GetWalletBalancesAsync(id, new WalletBalanceRequest()),
        (customers, id) => customers.EnsureActiveAsync(id),
        (customers, id) => customers.WaitForStatusAsync(id, CustomerStatus.Active, TimeSpan.FromSeconds(1)),
        (customers, id) => customers[id].GetAsync(),
    };

    public static TheoryData<string, Func<ICustomersClient, Task>> Others => new()
    {
        { "request", customers => customers.CreateAsync(null!) },
        { "request", customers => customers.UpsertAsync(null!) },
        { "request", customers => customers.UpdateAsync("cust_1", null!) },
        { "request", customers => customers["cust_1"].UpdateAsync(null!) },
        { "request", customers => customers.ValidateTaxIdAsync(null!) },
        { "status", customers => customers.WaitForStatusAsync("cust_1", default, TimeSpan.FromSeconds(1)) },
        { "timeout", customers => customers.WaitForStatusAsync("cust_1", CustomerStatus.Active, TimeSpan.FromSeconds(-5)) },
        { "options", customers => customers.EnsureActiveAsync("cust_1", new RequestOptions { IdempotencyKey = "k" }) },
        { "options", customers => customers["cust_1"].EnsureActiveAsync(new RequestOptions { IdempotencyKey = "k" }) },
    };

    [Theory]
    [MemberData(nameof(ById))]
    public async Task An_id_or_reference_is_not_empty_and_no_step_in_a_path(Func<ICustomersClient, string, Task> call)
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        foreach (string? id in (string?[])[null, "", " ", "\t", ".", ".."])
        {
            ArgumentException exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => call(solvimon.Customers, id!));
            exception.ParamName.Should().Be("idOrReference", "the id was '{0}'", id);
        }

        server.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_wrong_argument_is_named(string name, Func<ICustomersClient, Task> call)
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        (await Assert.ThrowsAnyAsync<ArgumentException>(() => call(solvimon.Customers))).ParamName.Should().Be(name);

        server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(" x ", "%20x%20")]
    [InlineData("...", "...")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("a?b=c#d", "a%3Fb%3Dc%23d")]
    [InlineData("../../v1/platforms", "..%2F..%2Fv1%2Fplatforms")]
    [InlineData("PAYMENT:ID", "PAYMENT%3AID")]
    [InlineData("~-._", "~-._")]
    public async Task Anything_else_is_one_segment_of_the_path(string id, string segment)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers[id].ActivateAsync();

        server.Requests.Single().RawTarget.Should().Be($"/v1/customers/{segment}/activate");
    }

    [Fact]
    public void Timeouts_of_a_call_are_positive_and_not_endless_by_mistake()
    {
        foreach (TimeSpan timeout in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromSeconds(-2), TimeSpan.MaxValue, TimeSpan.FromDays(60)])
        {
            FluentActions.Invoking(() => new RequestOptions { Timeout = timeout }).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Timeout");
            FluentActions.Invoking(() => new SolvimonClient(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, Timeout = timeout }))
                .Should().Throw<SolvimonConfigurationException>().WithMessage("*Timeout*");
        }

        new RequestOptions { Timeout = Timeout.InfiniteTimeSpan }.Timeout.Should().Be(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task Options_are_not_changed_by_what_the_caller_does_to_its_dictionaries()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        Dictionary<string, string> headers = new() { ["X-One"] = "1" };
        Dictionary<string, string> query = new() { ["one"] = "1" };
        RequestOptions options = new() { Headers = headers, Query = query };
        headers["X-Two"] = "2";
        query["two"] = "2";

        await solvimon.Customers.GetAsync("cust_1", options);

        server.Requests.Single().PathAndQuery.Should().Be("/v1/customers/cust_1?one=1");
        server.Requests.Single().Header("X-Two").Should().BeNull();
    }
}
