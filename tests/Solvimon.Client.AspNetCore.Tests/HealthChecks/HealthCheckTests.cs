using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;

namespace Solvimon.Client.AspNetCore.Tests.HealthChecks;

public sealed class HealthCheckTests
{
    private readonly string _key = TestKeys.NewSecret();

    [Theory]
    [InlineData(200, HealthStatus.Healthy, "Solvimon answers and accepts the key.")]
    [InlineData(401, HealthStatus.Unhealthy, "Solvimon does not accept the key (401, request reqr_7): is it of this environment, and not revoked?")]
    [InlineData(403, HealthStatus.Unhealthy, "The key may not read customers (403, request reqr_7).")]
    [InlineData(429, HealthStatus.Degraded, "Solvimon limits this account's requests (429).")]
    [InlineData(503, HealthStatus.Unhealthy, "Solvimon answered 503, request reqr_7.")]
    [InlineData(404, HealthStatus.Unhealthy, "Solvimon answered 404, request reqr_7.")]
    public async Task An_answer_becomes_a_status_with_a_reason(int status, HealthStatus expected, string description)
    {
        await using LoopbackServer server = await StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["X-REQUEST-ID"] = "reqr_7";
            await context.Response.WriteAsync(status == 200 ? """{"data":[]}""" : $$"""{"type":"INVALID_REQUEST","code":"X","message":"the key {{_key}} is wrong"}""");
        });

        HealthReportEntry entry = await CheckAsync(options => options.BaseAddress = server.BaseAddress);

        entry.Description.Should().Be(description);
        entry.Status.Should().Be(expected);
        entry.Exception.Should().BeNull("the exception quotes what the server wrote");
        entry.Tags.Should().Equal("ready");
        ReceivedRequest request = server.Requests.Should().ContainSingle().Subject;
        (request.Method, request.PathAndQuery, request.Header("X-API-KEY")).Should().Be(("GET", "/v1/customers?limit=1", _key));
    }

    [Fact]
    public async Task No_answer_in_time_is_degraded_and_no_server_is_unhealthy()
    {
        await using LoopbackServer server = await StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));
        using TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        HealthReportEntry slow = await CheckAsync(options => (options.BaseAddress, options.TimeProvider) = (server.BaseAddress, new HurriedClock(wait => wait / 100)));
        HealthReportEntry absent = await CheckAsync(options => options.BaseAddress = new Uri($"http://127.0.0.1:{port}"));

        slow.Status.Should().Be(HealthStatus.Degraded);
        slow.Description.Should().Be("Solvimon did not answer in time.");
        absent.Status.Should().Be(HealthStatus.Unhealthy);
        absent.Description.Should().Be("Solvimon cannot be reached.");
    }

    [Fact]
    public async Task A_client_with_a_key_can_be_checked_and_a_failure_be_called_otherwise()
    {
        await using LoopbackServer server = await StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        ServiceCollection services = new();
        services.AddLogging();
        services.AddKeyedSolvimon("tenant-a", options => (options.ApiKey, options.BaseAddress, options.AllowInsecureLoopback) = (_key, server.BaseAddress, true));
        services.AddHealthChecks().AddSolvimonHealthCheck("tenant", HealthStatus.Degraded, serviceKey: "tenant-a");
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["tenant"].Status.Should().Be(HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_no_health()
    {
        await using LoopbackServer server = await StartAsync(context => context.Response.WriteAsync("<html>Please log in</html>"));

        HealthReportEntry entry = await CheckAsync(options => options.BaseAddress = server.BaseAddress);

        entry.Should().BeEquivalentTo(new { Status = HealthStatus.Unhealthy, Description = "What answers does not answer as Solvimon does: is the base address right?" });
    }

    [Fact]
    public async Task Its_span_names_the_route()
    {
        await using LoopbackServer server = await StartAsync(context => context.Response.WriteAsync("""{"data":[]}"""));
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Solvimon.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await CheckAsync(options => options.BaseAddress = server.BaseAddress);

        spans.Where(span => Equals(span.GetTagItem("server.port"), server.BaseAddress.Port)).Should().ContainSingle().Which.DisplayName.Should().Be("GET /v1/customers");
    }

    [Fact]
    public async Task A_429_that_it_gets_does_not_hold_back_the_applications_own_calls()
    {
        await using LoopbackServer server = await StartAsync(context =>
        {
            bool isProbe = context.Request.Query.ContainsKey("limit");
            context.Response.StatusCode = isProbe ? 429 : 200;
            context.Response.Headers.RetryAfter = "20";
            return context.Response.WriteAsync(isProbe ? "{}" : """{"reference":"acme"}""");
        });
        ServiceCollection services = new();
        services.AddSolvimon(options => (options.ApiKey, options.AllowInsecureLoopback, options.MaxRetries, options.BaseAddress) = (_key, true, 0, server.BaseAddress));
        services.AddLogging().AddHealthChecks().AddSolvimonHealthCheck();
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Models.Customer customer = await provider.GetRequiredService<ISolvimonClient>().Customers.GetAsync("acme", new RequestOptions { Timeout = TimeSpan.FromSeconds(10) });

        report.Status.Should().Be(HealthStatus.Degraded);
        customer.Reference.Should().Be("acme");
    }

    private async Task<HealthReportEntry> CheckAsync(Action<SolvimonClientOptions> configure)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSolvimon(options =>
        {
            (options.ApiKey, options.AllowInsecureLoopback) = (_key, true);
            configure(options);
        });
        services.AddHealthChecks().AddSolvimonHealthCheck(tags: ["ready"]);
        await using ServiceProvider provider = services.BuildServiceProvider();
        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["solvimon"];
    }

    private static Task<LoopbackServer> StartAsync(RequestDelegate answer) => LoopbackServer.StartAsync((context, _) => answer(context), useHttps: false);
}
