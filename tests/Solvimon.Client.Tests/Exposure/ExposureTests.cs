using System.Diagnostics;
using System.Reflection;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Exposure;

/// <summary>Keys and personal data stay out of what ends up in logs.</summary>
public sealed class ExposureTests
{
    private const string Email = "someone.private@shop.example";
    private const string Reference = "a-private-reference";

    private static readonly string AccessToken = "token-" + Guid.NewGuid().ToString("N");

    [Fact]
    public void Clients_options_and_models_print_nothing_of_what_they_hold()
    {
        SolvimonClientOptions clientOptions = new() { ApiKey = TestKeys.ApiKey, AccessToken = AccessToken };
        RequestOptions requestOptions = new RequestOptions
        {
            AccessToken = AccessToken,
            Headers = new Dictionary<string, string> { ["X-Private"] = TestKeys.ApiKey },
        };
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        CustomerCreateRequest request = new() { Type = CustomerType.Individual, Email = Email, Reference = Reference };

        foreach (object thing in (object[])[clientOptions, requestOptions, solvimon, solvimon.Customers, solvimon.Customers[Reference], solvimon.Customers.List().WithReference(Reference), request, new Customer { Email = Email }])
        {
            $"{thing}".Should().NotContain(TestKeys.ApiKey).And.NotContain(AccessToken).And.NotContain(Email).And.NotContain(Reference);
        }
    }

    [Fact]
    public void A_display_string_shows_the_debugger_the_kind_and_the_id_and_nothing_else() =>
        typeof(SolvimonClient).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Solvimon", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetCustomAttributes<DebuggerDisplayAttribute>().Select(display => (type.Name, display.Value)))
            .Where(display => display.Value != display.Name && display.Value != display.Name + " {Id,nq}").Should().BeEmpty();

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task Exceptions_and_logs_hold_neither_the_key_nor_what_was_sent(int status)
    {
        LogLines log = new();
        using MockServer server = MockServer.Answering(
            status, $"<{TestKeys.ApiKey}{Email}{Reference}>"); // a server that echoes everything
        using SolvimonClient solvimon = server.CreateClient(options => options.LoggerFactory = log.CreateFactory());
        CustomerUpsertRequest request = new() { Type = CustomerType.Individual, Email = Email, Reference = Reference };
        Func<Task>[] calls =
        [
            () => solvimon.Customers.UpsertAsync(request),
            () => solvimon.Customers[Reference].ActivateAsync(),
            () => solvimon.Customers.List().WithReference(Reference).ToListAsync(),
            () => solvimon.SendAsync(HttpMethod.Get, $"/v1/customers/{Reference}", (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Customer>)SolvimonJson.Options.GetTypeInfo(typeof(Customer))),
        ];

        foreach (Func<Task> call in calls)
        {
            SolvimonException exception = (await call.Should().ThrowAsync<SolvimonException>()).Which;
            exception.ToString().Should().NotContain(TestKeys.ApiKey).And.NotContain(Email).And.NotContain(Reference);
        }

        log.Lines.Should().HaveCountGreaterThanOrEqualTo(calls.Length);
        log.Everything.Should().OnlyContain(line => !line.Contains(TestKeys.ApiKey) && !line.Contains(Email) && !line.Contains(Reference));
        log.Lines.Should().Contain(line => line.Contains("POST /v1/customers/{idOrReference}/activate"), "the template says enough");
    }

    [Fact]
    public async Task A_connection_that_fails_tells_nothing_either()
    {
        LogLines log = new();
        MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient(options => options.LoggerFactory = log.CreateFactory());
        server.Dispose();

        SolvimonConnectionException exception = await Assert.ThrowsAsync<SolvimonConnectionException>(() => solvimon.Customers[Reference].GetAsync());

        exception.ToString().Should().NotContain(TestKeys.ApiKey).And.NotContain(Reference);
        log.Everything.Should().NotBeEmpty().And.OnlyContain(line => !line.Contains(TestKeys.ApiKey) && !line.Contains(Reference));
    }

    [Fact]
    public async Task A_bad_key_from_a_provider_is_named_but_not_shown()
    {
        string key = TestKeys.ApiKey + "\r\nX-Injected: 1";
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient(options => (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => new(key)));

        SolvimonConfigurationException exception = await Assert.ThrowsAsync<SolvimonConfigurationException>(() => solvimon.Customers.GetAsync("cust_1"));

        exception.ToString().Should().Contain("ApiKeyProvider").And.NotContain(TestKeys.ApiKey).And.NotContain("X-Injected");
        server.Requests.Should().BeEmpty();
    }
}
