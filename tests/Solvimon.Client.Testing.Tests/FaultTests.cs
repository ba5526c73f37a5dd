using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions.Specialized;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class FaultTests
{
    public static TheoryData<Door> Doors => [Door.Memory, Door.Https];

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task The_next_calls_fail_and_the_one_after_succeeds(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        client.Sandbox.Faults.FailNext(HttpStatusCode.ServiceUnavailable, times: 2).FailNext(HttpStatusCode.InternalServerError);

        List<HttpStatusCode> statuses = new();
        for (int i = 0; i < 4; i++)
        {
            statuses.Add((await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"))).Status);
        }

        statuses.Should().Equal(
            HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError, HttpStatusCode.Created);
        client.Sandbox.Requests.Select(request => request.Fault).Should().Equal(
            SandboxFaultKind.Status, SandboxFaultKind.Status, SandboxFaultKind.Status, null);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task A_status_has_the_headers_and_the_body_that_were_asked_for(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        client.Sandbox.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.Status,
            StatusCode = HttpStatusCode.TooManyRequests,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "7" },
            Body = "slow down",
            ContentType = "text/plain",
        });

        using HttpResponseMessage response = await client.Http.GetAsync("/v1/customers");

        response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        response.Headers.GetValues("X-REQUEST-ID").Should().ContainSingle();
        (await response.Content.ReadAsStringAsync()).Should().Be("slow down");
    }

    [Fact]
    public async Task A_status_without_a_body_has_an_envelope()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Faults.FailNext(HttpStatusCode.InternalServerError);

        Answer answer = await client.GetAsync("/v1/customers");

        answer["type"].Should().Be("API_ERROR");
        answer["code"].Should().Be("INTERNAL_ERROR");
    }

    [Fact]
    public async Task A_status_after_the_commit_leaves_the_work_done()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Faults.FailNext(HttpStatusCode.BadGateway, afterCommit: true);

        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k")).Status.Should().Be(HttpStatusCode.BadGateway);

        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k")).WasReplayed.Should().BeTrue();
    }

    [Theory]
    [InlineData(Door.Memory, false)]
    [InlineData(Door.Memory, true)]
    [InlineData(Door.Https, false)]
    [InlineData(Door.Https, true)]
    public async Task A_reset_ends_the_connection(Door door, bool afterCommit)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        client.Sandbox.Faults.ResetNext(afterCommit);

        await client.Invoking(it => it.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"))).Should().ThrowAsync<HttpRequestException>();

        client.Sandbox.GetAll("customers").Should().HaveCount(afterCommit ? 1 : 0);
        client.Sandbox.Requests.Single().StatusCode.Should().BeNull();
    }

    [Fact]
    public async Task A_refused_connection_is_one_where_nothing_listens()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Faults.RefuseNext();

        HttpRequestException failure = (await client.Invoking(it => it.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"))).Should().ThrowAsync<HttpRequestException>()).Which;

        failure.HttpRequestError.Should().Be(HttpRequestError.ConnectionError);
        failure.InnerException.Should().BeOfType<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
        client.Sandbox.GetAll("customers").Should().BeEmpty();
        client.Sandbox.Requests.Single().StatusCode.Should().BeNull();
    }

    [Fact]
    public async Task What_was_refused_is_certainly_not_done_and_may_be_repeated_whatever_it_is()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient(options => options.MaxRetries = 0);
        sandbox.Faults.RefuseNext();

        ExceptionAssertions<SolvimonConnectionException> failure = await solvimon.Invoking(it => it.Customers.DeleteAsync("shop-1")).Should().ThrowAsync<SolvimonConnectionException>();

        failure.Which.OutcomeUnknown.Should().BeFalse();
    }

    [Fact]
    public async Task Over_a_socket_a_refusal_is_a_reset()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(Door.Https);
        client.Sandbox.Faults.RefuseNext();

        await client.Invoking(it => it.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"))).Should().ThrowAsync<HttpRequestException>();

        client.Sandbox.GetAll("customers").Should().BeEmpty();
        (await client.GetAsync("/v1/customers")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_that_was_disposed_of_refuses_and_another_may_take_its_place()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartInsecureAsync();
        using HttpClient http = new() { BaseAddress = server.BaseAddress };
        await server.DisposeAsync();

        HttpRequestException failure = (await http.Invoking(it => it.GetAsync("/v1/customers")).Should().ThrowAsync<HttpRequestException>()).Which;
        failure.InnerException.Should().BeOfType<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionRefused);

        await sandbox.StartInsecureAsync(server.BaseAddress.Port);
        (await http.GetAsync("/v1/customers")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_reset_on_a_used_connection_is_not_repeated_behind_the_callers_back()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(Door.Https);
        await client.GetAsync("/v1/customers");

        for (int i = 0; i < 3; i++)
        {
            client.Sandbox.Faults.ResetNext();
            await client.Invoking(it => it.GetAsync("/v1/customers")).Should().ThrowAsync<HttpRequestException>();
            (await client.GetAsync("/v1/customers")).Status.Should().Be(HttpStatusCode.OK);
        }

        client.Sandbox.Requests.Should().HaveCount(7);
    }

    [Theory]
    [InlineData(Door.Memory, false)]
    [InlineData(Door.Memory, true)]
    [InlineData(Door.Https, false)]
    [InlineData(Door.Https, true)]
    public async Task A_truncated_body_stops_half_way(Door door, bool isChunked)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        client.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.TruncatedBody, IsChunked = isChunked });

        using HttpResponseMessage response = await client.Http.GetAsync("/v1/customers", HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.HasValue.Should().Be(!isChunked);

        await response.Content.Invoking(content => content.ReadAsByteArrayAsync()).Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task A_slow_body_comes_in_pieces_after_its_headers(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        client.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.SlowBody, Delay = TimeSpan.FromMilliseconds(400) });
        Stopwatch watch = Stopwatch.StartNew();

        using HttpResponseMessage response = await client.Http.GetAsync("/v1/customers", HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        string text = await response.Content.ReadAsStringAsync();

        watch.Elapsed.Should().BeGreaterThan(TimeSpan.FromMilliseconds(350));
        text.Should().StartWith("""{"data":[],""").And.EndWith("}}");
    }

    [Fact]
    public async Task A_delay_waits_by_the_sandboxs_clock()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });
        client.Sandbox.Faults.DelayNext(TimeSpan.FromHours(1)).DelayNext(TimeSpan.FromHours(1), afterCommit: true);

        Task<Answer> before = client.PostAsync("/v1/customers", SandboxClient.Customer("before"));
        Task<Answer> after = client.PostAsync("/v1/customers", SandboxClient.Customer("after"));
        clock.ActiveTimers.Should().Be(2);
        client.Sandbox.GetAll("customers").Should().ContainSingle().Which.Should().Contain("after");

        clock.Advance(TimeSpan.FromHours(1));
        (await before).Status.Should().Be(HttpStatusCode.Created);
        (await after).Status.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Malformed_JSON_and_HTML_pages(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        client.Sandbox.Faults
            .Add(new SandboxFault { Kind = SandboxFaultKind.MalformedJson })
            .Add(new SandboxFault { Kind = SandboxFaultKind.HtmlPage });

        Answer malformed = await client.GetAsync("/v1/customers");
        malformed.Status.Should().Be(HttpStatusCode.OK);
        malformed.Invoking(answer => answer.Json).Should().Throw<System.Text.Json.JsonException>();

        Answer page = await client.GetAsync("/v1/customers");
        page.Status.Should().Be(HttpStatusCode.BadGateway);
        page.ContentType.Should().Be("text/html");
        page.Text.Should().StartWith("<html>");
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task A_redirect_is_answered_and_not_followed(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        Uri elsewhere = new("https://elsewhere.example/v1/customers");
        client.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Redirect, Location = elsewhere });

        using HttpResponseMessage response = await client.Http.GetAsync("/v1/customers");

        response.StatusCode.Should().Be(HttpStatusCode.Found);
        response.Headers.Location.Should().Be(elsewhere);
        client.Sandbox.Faults.Invoking(faults => faults.Add(new SandboxFault { Kind = SandboxFaultKind.Redirect }))
            .Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task A_condition_chooses_the_calls()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.Status,
            When = request => request.Method == "POST",
            FirstCall = 2,
            Times = 2,
        });

        List<int> statuses = new();
        for (int i = 0; i < 4; i++)
        {
            (await client.GetAsync("/v1/customers")).Status.Should().Be(HttpStatusCode.OK);
            statuses.Add((int)(await client.PostAsync("/v1/customers", SandboxClient.Customer($"shop-{i}"))).Status);
        }

        statuses.Should().Equal(201, 503, 503, 201);
    }

    [Fact]
    public async Task The_same_seed_chooses_the_same_calls()
    {
        List<bool> one = await RunAsync(seed: 1);
        List<bool> same = await RunAsync(seed: 1);
        List<bool> other = await RunAsync(seed: 2);

        same.Should().Equal(one);
        other.Should().NotEqual(one);
        one.Count(failed => failed).Should().BeInRange(60, 140);

        static async Task<List<bool>> RunAsync(int seed)
        {
            await using SandboxClient client = await SandboxClient.OpenAsync();
            client.Sandbox.Faults.AtRate(0.2, seed, new SandboxFault { Kind = SandboxFaultKind.Status });
            List<bool> failures = new();
            for (int i = 0; i < 500; i++)
            {
                failures.Add((await client.GetAsync("/v1/customers")).Status != HttpStatusCode.OK);
            }

            return failures;
        }
    }

    [Fact]
    public async Task The_parts_of_a_rate_are_equal()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Faults.AtRate(
            0.5,
            seed: 3,
            new SandboxFault { Kind = SandboxFaultKind.Status },
            new SandboxFault { Kind = SandboxFaultKind.HtmlPage });

        for (int i = 0; i < 2000; i++)
        {
            await client.GetAsync("/v1/customers");
        }

        Dictionary<string, int> kinds = client.Sandbox.Requests.GroupBy(request => request.Fault?.ToString() ?? "").ToDictionary(group => group.Key, group => group.Count());
        kinds[""].Should().BeCloseTo(1000, 100);
        kinds["Status"].Should().BeCloseTo(500, 80);
        kinds["HtmlPage"].Should().BeCloseTo(500, 80);
    }

    [Fact]
    public async Task Cleared_faults_are_gone()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Faults.FailNext(HttpStatusCode.InternalServerError, times: int.MaxValue).Clear();

        (await client.GetAsync("/v1/customers")).Status.Should().Be(HttpStatusCode.OK);
    }
}
