using Microsoft.Extensions.DependencyInjection;
using Refit;
using Solvimon.Client.Models;
using WireMock.RequestBuilders;

namespace Solvimon.Client.BesideRefit.Tests;

/// <summary>Neither the application's Refit clients nor the SDK's change what the other sends, reads or throws.</summary>
public sealed class BesideRefitTests : IDisposable
{
    private readonly MockServer _server = new();
    private readonly ServiceProvider _services;

    public BesideRefitTests()
    {
        ServiceCollection services = new();
        services.AddRefitGeneratedClient<ITicketsApi>(TicketsJson.Default)
            .ConfigureHttpClient(http => http.BaseAddress = _server.BaseAddress)
            .ConfigurePrimaryHttpMessageHandler(LoopbackCertificate.CreateHandler);
        services.AddSolvimon(options => (options.ApiKey, options.BaseAddress, options.MaxRetries) = (TestKeys.ApiKey, _server.BaseAddress, 0))
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(LoopbackCertificate.CreateHandler);
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task Each_client_sends_and_reads_its_own_json()
    {
        _server.Given(Request.Create().UsingPost().WithPath("/tickets")).RespondWith(MockServer.Json(200, """{"id":7,"title":"a","isOpen":true}"""));
        _server.Given(Request.Create().UsingPost().WithPath("/v1/customers")).RespondWith(MockServer.Json(200, """{"id":"cust_1","status":"ACTIVE"}"""));

        Ticket ticket = await _services.GetRequiredService<ITicketsApi>().CreateAsync(new Ticket(7, "a", IsOpen: true));
        Customer customer = await _services.GetRequiredService<ISolvimonClient>().Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization });

        ticket.Should().Be(new Ticket(7, "a", IsOpen: true));
        customer.Status.Should().Be(CustomerStatus.Active);
        ReceivedRequest[] requests = [.. _server.Requests];
        requests[0].Text.Should().Be("""{"id":7,"title":"a","isOpen":true}""");
        requests[0].Header("X-API-KEY").Should().BeNull();
        requests[0].Header("Idempotency-Key").Should().BeNull();
        requests[1].Text.Should().Be("""{"type":"ORGANIZATION"}""");
        requests[1].Header("X-API-KEY").Should().Be(TestKeys.ApiKey);
        requests[1].Header("Idempotency-Key").Should().NotBeNull();
    }

    [Fact]
    public async Task Each_client_throws_its_own_exceptions()
    {
        Func<Task> ticket = () => _services.GetRequiredService<ITicketsApi>().GetAsync(7);
        Func<Task> customer = () => _services.GetRequiredService<ISolvimonClient>().Customers.GetAsync("nobody");

        (await ticket.Should().ThrowAsync<ApiException>()).Which.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await customer.Should().ThrowAsync<SolvimonApiException>()).Which.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public void The_sdk_does_not_bring_what_clients_by_reflection_need()
    {
        using ServiceProvider services = new ServiceCollection().AddRefitClient<ITicketsApi>().Services.BuildServiceProvider();

        services.Invoking(provider => provider.GetRequiredService<ITicketsApi>()).Should().Throw<NotSupportedException>().WithMessage("*Refit.Reflection*");
    }

    [Fact]
    public void The_sdk_was_built_with_the_major_version_that_the_application_runs_with()
    {
        Version builtWith = typeof(SolvimonClient).Assembly.GetReferencedAssemblies().Single(reference => reference.Name == "Refit").Version!;

        typeof(RestService).Assembly.GetName().Version!.Major.Should().Be(builtWith.Major);
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == "Refit").Should().ContainSingle();
    }

    public void Dispose()
    {
        _services.Dispose();
        _server.Dispose();
    }
}
