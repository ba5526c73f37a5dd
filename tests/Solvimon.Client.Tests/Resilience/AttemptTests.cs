using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Resilience;

/// <summary>Each attempt is a request of its own, starts when it may, and counts for the breaker when Solvimon is to blame.</summary>
public sealed class AttemptTests
{
    private const string Key = "order-4711";

    private static readonly CustomerCreateRequest Acme = new() { Reference = "acme", Type = CustomerType.Organization };

    [Fact]
    public async Task Each_attempt_has_a_traceparent_of_its_own()
    {
        using ActivityListener listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using Activity caller = new Activity("test").Start();
        using MockServer server = FailingTwice();
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.GetAsync("acme");

        server.Requests.Select(request => request.Header("traceparent")).Should().HaveCount(3).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_a_handler_of_the_users_changes_on_one_attempt_is_not_on_the_next()
    {
        using MockServer server = FailingTwice();
        using SolvimonClient solvimon = new(
            new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, BaseAddress = server.BaseAddress, TimeProvider = new FastClock() },
            new MeddlingHandler(LoopbackCertificate.CreateHandler()));

        await solvimon.Customers.CreateAsync(Acme, new RequestOptions { IdempotencyKey = Key, Headers = new Dictionary<string, string> { ["X-Own"] = "1" } });

        server.Requests.Should().HaveCount(3).And.AllSatisfy(request =>
        {
            request.Header("X-Tag").Should().Be("v");
            request.Header("X-Own").Should().Be("1");
            request.Header("Idempotency-Key").Should().Be(Key);
            request.Header("X-API-KEY").Should().Be(TestKeys.ApiKey);
            request.Header("Content-Type").Should().Be("application/json");
            request.Header("Content-Language").Should().Be("en");
            request.PathAndQuery.Should().Be("/v1/customers?tag=v");
            request.Text.Should().Contain("acme");
        });
    }

    [Fact]
    public async Task Headers_that_were_set_on_the_HttpClient_are_on_every_attempt()
    {
        using MockServer server = FailingTwice();
        ServiceCollection services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        Microsoft.Extensions.DependencyInjection.ISolvimonBuilder builder = Microsoft.Extensions.DependencyInjection.SolvimonServiceCollectionExtensions.AddSolvimon(services, options =>
        {
            options.ApiKey = TestKeys.ApiKey;
            options.BaseAddress = server.BaseAddress;
            options.TimeProvider = new FastClock();
        });
        Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions.ConfigureHttpClient(builder.HttpClientBuilder, http => http.DefaultRequestHeaders.Add("X-Team", ["a", "b"]));
        Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions.ConfigurePrimaryHttpMessageHandler(builder.HttpClientBuilder, () => LoopbackCertificate.CreateHandler());
        await using ServiceProvider provider = Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(services);

        await ((ISolvimonClient)provider.GetService(typeof(ISolvimonClient))!).Customers.GetAsync("acme");

        server.Requests.Select(request => request.Header("X-Team")).Should().Equal("a, b", "a, b", "a, b");
    }

    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("7", 7)]
    [InlineData(" 3 ", 3)]
    public async Task The_server_is_given_the_time_that_it_asks_for(string retryAfter, double seconds)
    {
        FastClock clock = new();
        using MockServer server = MockServer.AnsweringInTurn(
            MockServer.Json(503, """{"id":"cust_1"}""").WithHeader("Retry-After", retryAfter),
            MockServer.Json(200, """{"id":"cust_1"}"""));
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = clock);

        await solvimon.Customers.GetAsync("acme");

        clock.Waits.Should().Equal(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("2147483648", 2147483648)]
    [InlineData("4000000", 4000000)]
    public async Task A_wait_that_is_too_long_ends_the_call_and_is_on_the_exception(string retryAfter, double seconds)
    {
        using MockServer server = MockServer.Answering(MockServer.Json(503, "{}").WithHeader("Retry-After", retryAfter));
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonServerException failure = await Assert.ThrowsAsync<SolvimonServerException>(() => solvimon.Customers.GetAsync("acme"));

        failure.RetryAfter.Should().Be(TimeSpan.FromSeconds(seconds));
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Those_that_wait_for_a_place_keep_the_pause()
    {
        // On the real clock, as the pause is what is looked at.
        ConcurrentQueue<long> arrivals = new System.Collections.Concurrent.ConcurrentQueue<long>();
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, number) =>
        {
            arrivals.Enqueue(Stopwatch.GetTimestamp());
            if (number == 1)
            {
                context.Response.Headers.RetryAfter = "1";
            }
            else
            {
                // The second one keeps its place until the first one's answer has been read.
                await Task.Delay(100);
            }

            await context.WriteJsonAsync(number == 1 ? 429 : 200, """{"id":"cust_1"}""");
        });
        using SolvimonClient solvimon = server.CreateClient(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.MaxConcurrentRequests = 2;
        });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => solvimon.Customers.GetAsync("acme")));

        // The first two start together; the others wait until the pause is over.
        long[] times = [.. arrivals.Order()];
        times.Should().HaveCount(21);
        times.Skip(2).Should().AllSatisfy(time => Stopwatch.GetElapsedTime(times[0], time).Should().BeGreaterThan(TimeSpan.FromSeconds(0.9)));
    }

    [Fact]
    public async Task The_breaker_opens_where_the_calls_own_timeout_ends_the_attempts()
    {
        await using LoopbackServer server = await LoopbackServer.StartUnreadAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using SolvimonClient solvimon = server.CreateClient(options =>
        {
            options.AllowInsecureLoopback = true;
            options.TimeProvider = TimeProvider.System;
            options.CircuitBreakerDuration = TimeSpan.FromSeconds(30);
        });
        RequestOptions impatient = new() { Timeout = TimeSpan.FromMilliseconds(50) };

        List<Exception> failures = [];
        for (int i = 0; i < 15; i++)
        {
            failures.Add(await Assert.ThrowsAnyAsync<SolvimonException>(() => solvimon.Customers.GetEntitlementsAsync("acme", impatient)));
        }

        failures.Take(10).Should().AllBeOfType<SolvimonTimeoutException>();
        failures.Skip(10).Should().AllBeOfType<SolvimonConnectionException>().And.AllSatisfy(failure => failure.Message.Should().Contain("circuit breaker is open"));
    }

    [Fact]
    public async Task What_the_caller_cancels_does_not_open_the_breaker()
    {
        bool isSilent = true;
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            if (isSilent)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            await context.WriteJsonAsync(200, """{"id":"cust_1"}""");
        });
        using SolvimonClient solvimon = server.CreateClient(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.CircuitBreakerDuration = TimeSpan.FromSeconds(30);
        });

        for (int i = 0; i < 15; i++)
        {
            using CancellationTokenSource giveUp = new(TimeSpan.FromMilliseconds(50));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => solvimon.Customers.GetAsync("acme", cancellationToken: giveUp.Token));
        }

        isSilent = false;
        (await solvimon.Customers.GetAsync("acme")).Id.Should().Be("cust_1");
    }

    [Fact]
    public async Task What_the_server_cannot_do_is_not_asked_for_again()
    {
        using MockServer server = MockServer.Answering(501, "{}");
        using SolvimonClient solvimon = server.CreateClient(options => options.CircuitBreakerDuration = TimeSpan.FromSeconds(30));

        for (int i = 0; i < 12; i++)
        {
            SolvimonServerException failure = await Assert.ThrowsAsync<SolvimonServerException>(() => solvimon.Customers.CreateAsync(Acme));
            failure.StatusCode.Should().Be(HttpStatusCode.NotImplemented);
            failure.OutcomeUnknown.Should().BeFalse();
        }

        server.Requests.Should().HaveCount(12);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 6)]
    public async Task A_call_may_have_another_number_of_retries_than_the_client(int retries, int attempts)
    {
        using MockServer server = MockServer.Answering(503, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonServerException failure = await Assert.ThrowsAsync<SolvimonServerException>(
            () => solvimon.Customers.GetAsync("acme", new RequestOptions { MaxRetries = retries }));

        failure.Attempts.Should().Be(attempts);
        server.Requests.Should().HaveCount(attempts);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void The_number_of_retries_has_a_range(int retries) =>
        FluentActions.Invoking(() => new RequestOptions { MaxRetries = retries }).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxRetries");

    private static MockServer FailingTwice() =>
        MockServer.AnsweringInTurn((503, """{"id":"cust_1"}"""), (503, """{"id":"cust_1"}"""), (200, """{"id":"cust_1"}"""));

    private sealed class MeddlingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Tag", "v");
            request.Content!.Headers.ContentLanguage.Add("en");
            request.RequestUri = new Uri(request.RequestUri! + (request.RequestUri!.Query.Length == 0 ? "?" : "&") + "tag=v");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
