using System.Net;
using Microsoft.AspNetCore.Http;
using WireMock.ResponseBuilders;

namespace Solvimon.Client.Tests.Http;

public sealed class ResilienceTests
{
    private static readonly StringContent Body = new("""{"reference":"superstore-001"}""", System.Text.Encoding.UTF8, "application/json");

    // A key of the caller's own says that the operation heeds it: without one, a raw write is not repeated when its outcome is open.
    private static RequestOptions Keyed => new() { IdempotencyKey = "create-customer-1" };

    [Fact]
    public async Task A_write_that_meets_503_twice_is_sent_three_times_with_one_key_and_one_body()
    {
        using MockServer server = MockServer.AnsweringInTurn((503, "{}"), (503, "{}"), (200, "{}"));
        using SolvimonClient client = server.CreateClient();
        List<SolvimonResponse> answers = [];

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, "/v1/customers", Body, new RequestOptions { OnResponse = answers.Add });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        server.Requests.Should().HaveCount(3);
        server.Requests.Select(request => request.Header("Idempotency-Key")).Distinct().Should().ContainSingle().Which.Should().MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        server.Requests.Should().OnlyContain(request => System.Text.Encoding.UTF8.GetString(request.Body) == """{"reference":"superstore-001"}""");
        answers.Select(answer => ((int)answer.StatusCode, answer.Attempts)).Should().Equal((503, 1), (503, 2), (200, 3));
    }

    [Fact]
    public async Task A_read_carries_no_idempotency_key()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient client = server.CreateClient();

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers");

        server.Requests.Single().Header("Idempotency-Key").Should().BeNull();
    }

    [Fact]
    public async Task The_callers_key_is_sent_and_comes_back_on_the_exception()
    {
        using MockServer server = MockServer.Answering(504, "{}");
        using SolvimonClient client = server.CreateClient(options => options.MaxRetries = 1);

        Func<Task> call = () => client.SendAsync(HttpMethod.Post, "/v1/customers", Body, new RequestOptions { IdempotencyKey = "create-customer-1" });

        SolvimonServerException exception = (await call.Should().ThrowAsync<SolvimonServerException>()).Which;
        exception.IdempotencyKey.Should().Be("create-customer-1");
        exception.Attempts.Should().Be(2);
        exception.OutcomeUnknown.Should().BeTrue();
        server.Requests.Should().OnlyContain(request => request.Header("Idempotency-Key") == "create-customer-1");
    }

    [Theory]
    [InlineData("GET", 500, null, 4)]
    [InlineData("POST", 500, null, 1)]
    [InlineData("POST", 500, "true", 4)]
    [InlineData("POST", 502, null, 4)]
    [InlineData("POST", 408, null, 4)]
    [InlineData("POST", 429, null, 4)]
    [InlineData("POST", 409, null, 1)]
    [InlineData("POST", 400, null, 1)]
    [InlineData("DELETE", 503, null, 4)]
    [InlineData("PATCH", 504, null, 4)]
    public async Task A_failure_is_repeated_where_that_is_safe(string method, int status, string? retryable, int expectedAttempts)
    {
        IResponseBuilder failure = MockServer.Json(status, "{}");
        using MockServer server = MockServer.Answering(retryable is null ? failure : failure.WithHeader("Idempotency-Retryable", retryable));
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.SendAsync(new HttpMethod(method), "/v1/customers/superstore-001", options: method == "GET" ? null : Keyed);

        (await call.Should().ThrowAsync<SolvimonApiException>()).Which.Attempts.Should().Be(expectedAttempts);
        server.Requests.Should().HaveCount(expectedAttempts);
    }

    [Theory]
    [InlineData("IDEMPOTENCY_CHECK_FAILED", 4)]
    [InlineData("INVALID_FIELD", 1)]
    public async Task A_422_is_repeated_only_while_the_first_request_is_running(string code, int expectedAttempts)
    {
        using MockServer server = MockServer.Answering(422, $$"""{"type":"INVALID_REQUEST","code":"{{code}}","message":"no"}""");
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.SendAsync(HttpMethod.Post, "/v1/customers", Body, Keyed);

        await call.Should().ThrowAsync<SolvimonApiException>();
        server.Requests.Should().HaveCount(expectedAttempts);
    }

    [Fact]
    public async Task Retry_After_is_waited_for_exactly()
    {
        FastClock clock = new();
        using MockServer server = MockServer.AnsweringInTurn(
            MockServer.Json(503, "{}").WithHeader("Retry-After", "7"),
            MockServer.Json(200, "{}").WithHeader("Retry-After", "7"));
        using SolvimonClient client = server.CreateClient(options => options.TimeProvider = clock);

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers");

        clock.Waits.Should().Equal(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_calls_timeout_is_not_waited_for()
    {
        using MockServer server = MockServer.Answering(MockServer.Json(429, "{}").WithHeader("Retry-After", "3600"));
        using SolvimonClient client = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        Func<Task> call = () => client.SendAsync(HttpMethod.Get, "/v1/customers");

        SolvimonRateLimitException exception = (await call.Should().ThrowAsync<SolvimonRateLimitException>()).Which;
        exception.RetryAfter.Should().Be(TimeSpan.FromHours(1));
        exception.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task Cancellation_ends_a_back_off_at_once()
    {
        using CancellationTokenSource cancellation = new();
        using MockServer server = MockServer.Answering(MockServer.Json(503, "{}").WithHeader("Retry-After", "30"));
        RequestOptions cancelSoon = new() { OnResponse = _ => cancellation.CancelAfter(TimeSpan.FromMilliseconds(100)) };
        using SolvimonClient client = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        Func<Task> call = () => client.SendAsync(HttpMethod.Get, "/v1/customers", options: cancelSoon, cancellationToken: cancellation.Token);

        await call.Should().ThrowAsync<OperationCanceledException>().WaitAsync(TimeSpan.FromSeconds(10));
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_given_up_and_repeated()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, number) =>
        {
            if (number == 1)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            await context.WriteJsonAsync(200, "{}");
        });
        using SolvimonClient client = server.CreateClient(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.AttemptTimeout = TimeSpan.FromMilliseconds(300);
        });

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, "/v1/customers", Body, Keyed);

        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_call_ends_with_its_timeout_and_says_that_the_outcome_is_unknown()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using SolvimonClient client = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        Func<Task> call = () => client.SendAsync(HttpMethod.Post, "/v1/customers", Body, new RequestOptions { Timeout = TimeSpan.FromMilliseconds(300) });

        SolvimonTimeoutException exception = (await call.Should().ThrowAsync<SolvimonTimeoutException>()).Which;
        exception.OutcomeUnknown.Should().BeTrue();
        exception.IdempotencyKey.Should().NotBeNull();
    }

    [Fact]
    public async Task A_truncated_body_is_a_failed_attempt()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, number) =>
        {
            if (number == 1)
            {
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"data\":");
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            }

            await context.WriteJsonAsync(200, "{}");
        });
        using SolvimonClient client = server.CreateClient();

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, "/v1/customers", Body, Keyed);

        (await response.Content.ReadAsStringAsync()).Should().Be("{}");
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_refused_connection_is_no_unknown_outcome()
    {
        MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient client = server.CreateClient();
        server.Dispose();

        Func<Task> call = () => client.SendAsync(HttpMethod.Post, "/v1/customers", Body);

        SolvimonConnectionException exception = (await call.Should().ThrowAsync<SolvimonConnectionException>()).Which;
        exception.Attempts.Should().Be(4);
        exception.OutcomeUnknown.Should().BeFalse();
    }

    [Fact]
    public async Task After_429_the_whole_client_pauses()
    {
        FastClock clock = new();
        using MockServer server = MockServer.AnsweringInTurn(
            MockServer.Json(429, "{}").WithHeader("Retry-After", "9"),
            MockServer.Json(200, "{}").WithHeader("Retry-After", "9"));
        using SolvimonClient client = server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.MaxRetries = 0;
        });
        await FluentActions.Awaiting(() => client.SendAsync(HttpMethod.Get, "/v1/customers")).Should().ThrowAsync<SolvimonRateLimitException>();

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/meters");

        clock.Waits.Should().ContainSingle().Which.Should().BeCloseTo(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_circuit_breaker_spares_a_server_that_is_down()
    {
        using MockServer server = MockServer.Answering(503, "{}");
        using SolvimonClient client = server.CreateClient(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.MaxRetries = 0;
            options.CircuitBreakerDuration = TimeSpan.FromSeconds(30);
        });
        for (int i = 0; i < 10; i++)
        {
            await FluentActions.Awaiting(() => client.SendAsync(HttpMethod.Get, "/v1/customers")).Should().ThrowAsync<SolvimonServerException>();
        }

        Func<Task> call = () => client.SendAsync(HttpMethod.Get, "/v1/customers");

        (await call.Should().ThrowAsync<SolvimonConnectionException>()).WithMessage("*circuit breaker*").Which.Attempts.Should().Be(0);
        server.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task No_more_requests_run_at_once_than_allowed()
    {
        int running = 0, most = 0;
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            int now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Delay(20);
            Interlocked.Decrement(ref running);
            await context.WriteJsonAsync(200, "{}");
        });
        using SolvimonClient client = server.CreateClient(options => options.MaxConcurrentRequests = 3);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await client.SendAsync(HttpMethod.Get, "/v1/customers")).Dispose()));

        most.Should().BeInRange(2, 3);
    }

    [Fact]
    public async Task A_breaker_that_opens_between_attempts_does_not_say_that_nothing_was_sent()
    {
        using MockServer server = MockServer.Answering(503, "{}");
        using SolvimonClient client = server.CreateClient(options =>
        {
            options.MaxRetries = 10;
            options.CircuitBreakerDuration = TimeSpan.FromHours(1);
        });

        Func<Task> call = () => client.SendAsync(HttpMethod.Post, "/v1/customers", Body, Keyed);

        (await call.Should().ThrowAsync<SolvimonConnectionException>()).WithMessage("POST (raw) was not sent again after 10 attempt(s)*").Which.Attempts.Should().Be(10);
    }

    [Fact]
    public async Task A_raw_write_without_a_key_of_the_callers_is_not_repeated_when_its_outcome_is_open()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.SendAsync(HttpMethod.Post, "/v2/events/ingest-batch", Body);

        (await call.Should().ThrowAsync<SolvimonConnectionException>()).Which.OutcomeUnknown.Should().BeTrue();
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_the_call_fails_gets_a_cancellation()
    {
        using CancellationTokenSource cancellation = new();
        StubHandler stub = new((_, _) =>
        {
            cancellation.Cancel();
            throw new IOException("The connection broke.");
        });
        using SolvimonClient client = stub.CreateClient();

        Func<Task> call = () => client.SendAsync(HttpMethod.Get, "/v1/customers", cancellationToken: cancellation.Token);

        (await call.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_client_that_is_disposed_of_during_a_write_says_what_it_knows()
    {
        TaskCompletionSource isUnderWay = new();
        StubHandler stub = new(async (_, token) =>
        {
            isUnderWay.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });
        SolvimonClient client = stub.CreateClient();

        Task call = client.SendAsync(HttpMethod.Post, "/v1/customers", Body, Keyed);
        await isUnderWay.Task;
        client.Dispose();

        SolvimonConnectionException exception = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<SolvimonConnectionException>()).WithMessage("The client was disposed of*").Which;
        exception.OutcomeUnknown.Should().BeTrue();
        exception.IdempotencyKey.Should().Be("create-customer-1");
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_sent_nothing()
    {
        using SocketsHttpHandler primary = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(50),
            ConnectCallback = async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return Stream.Null;
            },
        };
        using SolvimonClient client = new(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, MaxRetries = 1, TimeProvider = new FastClock() }, primary);

        Func<Task> call = () => client.Events.IngestAsync(new() { Reference = "event-000001" });

        SolvimonConnectionException exception = (await call.Should().ThrowAsync<SolvimonConnectionException>()).WithMessage("*took too long*").Which;
        exception.OutcomeUnknown.Should().BeFalse();
        exception.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task A_wait_beyond_all_timers_is_refused_also_without_a_timeout()
    {
        using MockServer server = MockServer.Answering(MockServer.Json(429, "{}").WithHeader("Retry-After", "31536000"));
        using SolvimonClient client = server.CreateClient(options => options.Timeout = Timeout.InfiniteTimeSpan);

        Func<Task> call = () => client.SendAsync(HttpMethod.Get, "/v1/customers");

        (await call.Should().ThrowAsync<SolvimonRateLimitException>()).Which.RetryAfter.Should().Be(TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task A_Retry_After_that_is_over_is_no_reason_to_hurry()
    {
        FastClock clock = new();
        using MockServer server = MockServer.Answering(MockServer.Json(503, "{}").WithHeader("Retry-After", "0"));
        using SolvimonClient client = server.CreateClient(options => options.TimeProvider = clock);

        await FluentActions.Awaiting(() => client.SendAsync(HttpMethod.Get, "/v1/customers")).Should().ThrowAsync<SolvimonServerException>();

        clock.Waits.Should().HaveCount(3);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_stop_the_client()
    {
        SettableClock clock = new();
        Client.Resilience.Throttle throttle = new Solvimon.Client.Resilience.Throttle(clock);
        using HttpResponseMessage tooMany = new(HttpStatusCode.TooManyRequests);
        tooMany.Headers.RetryAfter = new(TimeSpan.FromSeconds(1));

        throttle.Pause(tooMany);
        clock.UtcNow -= TimeSpan.FromHours(1);

        throttle.PauseLeft.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
