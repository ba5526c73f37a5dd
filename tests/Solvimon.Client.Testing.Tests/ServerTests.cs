using System.Net;
using System.Security.Authentication;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task A_client_trusts_its_own_server_and_no_other()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer one = await sandbox.StartAsync();
        SolvimonSandboxServer other = await sandbox.StartAsync();
        using HttpClient http = new(one.CreateHandler());

        (await http.GetAsync(one.BaseAddress)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await http.Invoking(it => it.GetAsync(other.BaseAddress)).Should().ThrowAsync<HttpRequestException>())
            .WithInnerException<AuthenticationException>();
        sandbox.Requests.Should().ContainSingle("the other server never saw a request");
    }

    [Fact]
    public async Task A_client_without_the_certificate_does_not_get_in()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartAsync();
        using HttpClient http = new();

        (await http.Invoking(it => it.GetAsync(server.BaseAddress)).Should().ThrowAsync<HttpRequestException>())
            .WithInnerException<AuthenticationException>();
    }

    [Fact]
    public async Task It_listens_on_loopback_over_HTTPS_with_a_certificate_for_it()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartAsync();

        server.BaseAddress.Scheme.Should().Be("https");
        server.BaseAddress.IsLoopback.Should().BeTrue();
        server.Certificate!.MatchesHostname("127.0.0.1").Should().BeTrue();
        server.Certificate!.MatchesHostname("localhost").Should().BeTrue();
    }

    [Fact]
    public async Task Both_versions_of_HTTP_are_served()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartAsync();
        using HttpClient http = new(server.CreateHandler()) { BaseAddress = server.BaseAddress };
        http.DefaultRequestHeaders.Add("X-API-KEY", sandbox.ApiKey);

        foreach (Version version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/v1/customers")
            {
                Version = version,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using HttpResponseMessage response = await http.SendAsync(request);
            response.StatusCode.Should().Be(HttpStatusCode.OK);
            response.Version.Should().Be(version);
        }
    }

    [Fact]
    public async Task Plain_HTTP_is_there_for_those_who_ask()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartInsecureAsync();
        using HttpClient http = new(server.CreateHandler()) { BaseAddress = server.BaseAddress };
        http.DefaultRequestHeaders.Add("X-API-KEY", sandbox.ApiKey);

        server.BaseAddress.Scheme.Should().Be("http");
        server.Certificate.Should().BeNull();
        (await http.GetAsync("/v1/customers")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Both_doors_lead_to_the_same_state()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(Door.Https);
        await client.CreateCustomerAsync("shop-1");
        using HttpClient http = new(client.Sandbox.CreateHandler()) { BaseAddress = client.Sandbox.InMemoryAddress };
        http.DefaultRequestHeaders.Add("X-API-KEY", client.Sandbox.ApiKey);

        (await http.GetAsync("/v1/customers/shop-1")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_stops_at_once_though_an_answer_is_on_its_way()
    {
        SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartAsync();
        using HttpClient http = new(server.CreateHandler()) { BaseAddress = server.BaseAddress };
        http.DefaultRequestHeaders.Add("X-API-KEY", sandbox.ApiKey);
        sandbox.Faults.DelayNext(TimeSpan.FromMinutes(5));

        Task<HttpResponseMessage> call = http.GetAsync("/v1/customers");
        await Eventually.HoldsAsync(() => sandbox.Requests.Count > 0);

        await sandbox.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        await call.Invoking(task => task).Should().ThrowAsync<HttpRequestException>();
        await server.DisposeAsync();
    }
}
