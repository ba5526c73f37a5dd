using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using Solvimon.Client.Models;
using WireMock.ResponseBuilders;

namespace Solvimon.Client.Tests.BadInput;

/// <summary>Whatever a server or a proxy in front of it answers: the right exception, promptly.</summary>
public sealed class BadAnswerTests
{
    private const string Html = "<!DOCTYPE html><html><body><h1>Gateway trouble</h1></body></html>";

    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);

    public static TheoryData<Func<ICustomersClient, Task>> Calls => new()
    {
        customers => customers.GetAsync("cust_1"),
        customers => customers.List().ToListAsync(),
        customers => customers.Search().FirstOrDefaultAsync(),
        customers => customers.CreateAsync(new CustomerCreateRequest { Reference = "r", Type = CustomerType.Organization }),
        customers => customers["r"].ActivateAsync(),
        customers => customers["r"].GetEntitlementsAsync(),
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_HTML_page_with_status_200_is_an_answer_that_can_not_be_read(Func<ICustomersClient, Task> call)
    {
        using MockServer server = MockServer.Answering(HtmlPage(200));
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonSerializationException exception = await FailAsync<SolvimonSerializationException>(solvimon, call);

        exception.ToString().Should().NotContain("trouble");
        server.Requests.Should().ContainSingle("the server has done what was asked");
    }

    [Theory]
    [InlineData(400, typeof(SolvimonApiException))]
    [InlineData(401, typeof(SolvimonAuthenticationException))]
    [InlineData(403, typeof(SolvimonPermissionException))]
    [InlineData(404, typeof(SolvimonNotFoundException))]
    [InlineData(409, typeof(SolvimonConflictException))]
    [InlineData(429, typeof(SolvimonRateLimitException))]
    [InlineData(500, typeof(SolvimonServerException))]
    [InlineData(502, typeof(SolvimonServerException))]
    [InlineData(503, typeof(SolvimonServerException))]
    [InlineData(599, typeof(SolvimonServerException))]
    [InlineData(418, typeof(SolvimonApiException))]
    [InlineData(302, typeof(SolvimonApiException))]
    [InlineData(304, typeof(SolvimonApiException))]
    public async Task An_HTML_error_page_is_the_exception_of_its_status(int status, Type expected)
    {
        using MockServer server = MockServer.Answering(HtmlPage(status));
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonApiException exception = await FailAsync<SolvimonApiException>(solvimon, customers => customers.GetAsync("cust_1"));

        exception.Should().BeOfType(expected);
        exception.StatusCode.Should().Be((HttpStatusCode)status);
        exception.Message.Should().NotContain("html").And.NotContain("trouble");
        exception.ResponseBody.Should().Be(status == 304 ? "" : Html);
        exception.Code.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_empty_answer_is_no_customer(Func<ICustomersClient, Task> call)
    {
        foreach (int status in (int[])[200, 204])
        {
            using MockServer server = MockServer.Answering(Response.Create().WithStatusCode(status));
            using SolvimonClient solvimon = server.CreateClient();

            (await FailAsync<SolvimonSerializationException>(solvimon, call)).Message.Should().EndWith("could not be read: it is empty.");
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"id\":\"cust")]
    [InlineData("{\"id\":")]
    [InlineData("{\"id\":\"x\",")]
    [InlineData("{\"organization\":{\"tax_ids\":[{\"id\":\"1\"}")]
    [InlineData("{\"unknown\":[1,2")]
    [InlineData("{\"id\":\"x\"}}")]
    [InlineData("{\"id\":\"x\"} {\"id\":\"y\"}")]
    [InlineData("{\"id\":\"x\"}garbage")]
    [InlineData("{'id':'x'}")]
    [InlineData("{\"id\":\"\\x\"}")]
    [InlineData("{\"id\":\"x\",}")]
    [InlineData("// comment\n{}")]
    [InlineData("\0\0\0")]
    [InlineData("NaN")]
    public async Task JSON_that_is_cut_or_broken_says_so(string json)
    {
        using MockServer server = MockServer.Answering(200, json);
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonSerializationException exception = await FailAsync<SolvimonSerializationException>(
            solvimon, customers => customers.UpdateAsync("r", new CustomerUpdateRequest { Locale = "x" }));

        exception.Message.Should().StartWith("The answer to PATCH /v1/customers/{idOrReference} could not be read: at $");
        exception.OutcomeUnknown.Should().BeTrue("the server may have done it");
        exception.IdempotencyKey.Should().NotBeNull();
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_replaced()
    {
        using MockServer server = MockServer.Answering(Response.Create()
            .WithHeader("Content-Type", "application/json")
            .WithBody((byte[])[.. "{\"id\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]));
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.GetAsync("cust_1")).Id.Should().Be("\uFFFD(\uFFFD");
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        using MockServer server = MockServer.Answering(200, "\uFEFF" + TestData.Read("customer.json"));
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.GetAsync("cust_1")).Id.Should().Be("cust_abc");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_error_envelope_with_status_200_is_an_error_all_the_same(Func<ICustomersClient, Task> call)
    {
        using MockServer server = MockServer.Answering(200, TestData.Read("error-invalid-field.json"));
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonValidationException exception = await FailAsync<SolvimonValidationException>(solvimon, call);

        exception.Field.Should().Be("organization.tax_ids.0.id");
        exception.ServerMessage.Should().Be("value required, but not set");
        exception.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_customer_that_only_mentions_an_error_is_a_customer()
    {
        using MockServer server = MockServer.Answering(200, """{"id":"cust_1","reference":"API_ERROR","x":{"type":"INVALID_REQUEST","code":"c","message":"m"}}""");
        using SolvimonClient solvimon = server.CreateClient();

        (await solvimon.Customers.GetAsync("cust_1")).Reference.Should().Be("API_ERROR");
    }

    [Fact]
    public async Task The_documented_error_is_read_whole()
    {
        using MockServer server = MockServer.Answering(400, TestData.Read("error-invalid-field.json"));
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonValidationException exception = await FailAsync<SolvimonValidationException>(solvimon, customers => customers.GetAsync("x"));

        (exception.Type, exception.Code, exception.Field, exception.ServerMessage).Should().Be(
            ("INVALID_REQUEST", "INVALID_FIELD", "organization.tax_ids.0.id", "value required, but not set"));
    }

    [Fact]
    public async Task The_documentations_error_is_read_whole()
    {
        using MockServer server = MockServer.Answering(400, Repository.ReadSharedExample("error-invalid-field.json"));
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonValidationException exception = await FailAsync<SolvimonValidationException>(solvimon, customers => customers.GetAsync("x"));

        exception.Field.Should().Be("schedules.0.included_volumes.0.number");
        exception.ResponseBody!.ShouldBeJson(Repository.ReadSharedExample("error-invalid-field.json"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_damaged_compressed_body_is_a_failed_attempt(string encoding)
    {
        IResponseBuilder damaged = Response.Create().WithHeader("Content-Encoding", encoding).WithBody("this is not compressed at all, whatever the header says");
        using MockServer server = MockServer.AnsweringInTurn(
            damaged,
            damaged,
            Response.Create().WithHeader("Content-Encoding", encoding).WithBody(Compressed.With(encoding, """{"id":"cust_1"}"""u8)));
        using SolvimonClient patient = CreateDecompressingClient(server, retries: 3);
        using SolvimonClient impatient = CreateDecompressingClient(server, retries: 0);

        await FailAsync<SolvimonConnectionException>(impatient, customers => customers.GetAsync("cust_1"));
        (await patient.Customers.GetAsync("cust_1").WaitAsync(Promptly)).Id.Should().Be("cust_1");

        server.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_compression_bomb_is_cut_at_the_limit()
    {
        using MockServer server = MockServer.Answering(Response.Create()
            .WithHeader("Content-Encoding", "gzip")
            .WithBody(Compressed.With("gzip", new byte[20 * 1024 * 1024])));
        using SolvimonClient solvimon = CreateDecompressingClient(server, retries: 0, options => options.MaxResponseBytes = 100_000);

        (await FailAsync<SolvimonSerializationException>(solvimon, customers => customers.GetAsync("cust_1"))).Message.Should().Contain("MaxResponseBytes");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_ends_early_is_a_connection_failure(bool chunked)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            context.Response.ContentLength = chunked ? null : 1000;
            await context.Response.WriteAsync("{\"id\":\"cust_1\",");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonConnectionException exception = await FailAsync<SolvimonConnectionException>(solvimon, customers => customers["r"].ForgetAsync());

        exception.Attempts.Should().Be(4);
        exception.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_is_a_connection_failure_and_no_cancellation()
    {
        using SocketsHttpHandler handler = LoopbackCertificate.CreateHandler();
        handler.ConnectTimeout = TimeSpan.FromMilliseconds(50);
        handler.ConnectCallback = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The wait above does not end.");
        };
        using SolvimonClient solvimon = new(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, TimeProvider = new FastClock() }, handler);

        SolvimonConnectionException exception = await FailAsync<SolvimonConnectionException>(solvimon, customers => customers.GetAsync("cust_1"));

        exception.Attempts.Should().Be(4, "it is retried like any other failure to connect");
    }

    [Fact]
    public async Task An_answer_that_never_comes_ends_with_the_timeout()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using SolvimonClient solvimon = server.CreateClient(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.Timeout = TimeSpan.FromMilliseconds(300);
        });

        await FailAsync<SolvimonTimeoutException>(solvimon, customers => customers.List().ToListAsync());
    }

    [Fact]
    public async Task A_body_that_trickles_in_for_ever_ends_with_the_timeout()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(10, context.RequestAborted);
            }
        });
        using SolvimonClient solvimon = server.CreateClient(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            options.MaxRetries = 0;
        });

        await FailAsync<SolvimonTimeoutException>(solvimon, customers => customers.GetAsync("cust_1"));
    }

    private static IResponseBuilder HtmlPage(int status)
    {
        IResponseBuilder page = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/html; charset=utf-8");
        return status == 304 ? page : page.WithBody(Html);
    }

    private static SolvimonClient CreateDecompressingClient(MockServer server, int retries, Action<SolvimonClientOptions>? configure = null) =>
        TestClients.Create(server.BaseAddress, LoopbackCertificate.CreateDecompressingHandler(), options =>
        {
            options.MaxRetries = retries;
            configure?.Invoke(options);
        });

    private static async Task<T> FailAsync<T>(SolvimonClient solvimon, Func<ICustomersClient, Task> call)
        where T : SolvimonException =>
        (await FluentActions.Awaiting(() => call(solvimon.Customers).WaitAsync(Promptly)).Should().ThrowAsync<T>()).Which;
}
