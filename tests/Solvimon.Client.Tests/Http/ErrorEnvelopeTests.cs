using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Http;

/// <summary>An error is an error, and keeps its code, however badly it is written.</summary>
public sealed class ErrorEnvelopeTests
{
    private const string Envelope = """{"type":"INVALID_REQUEST","code":"RESOURCE_ALREADY_EXISTS","message":"m"}""";

    public static TheoryData<string, byte[], string> Writings { get; } = new()
    {
        { "a byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Envelope)], "application/json" },
        { "UTF-16 with a byte order mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Envelope)], "application/json" },
        { "UTF-16 without one", Encoding.Unicode.GetBytes(Envelope), "application/json; charset=utf-16" },
        { "big-endian UTF-16", Encoding.BigEndianUnicode.GetBytes(Envelope), "application/json" },
        { "an unknown charset", Encoding.UTF8.GetBytes(Envelope), "application/json; charset=klingon" },
        { "half a surrogate pair before the code", Encoding.UTF8.GetBytes("""{"note":"\ud83d","type":"INVALID_REQUEST","message":"\ude00","code":"RESOURCE_ALREADY_EXISTS"}"""), "application/json" },
        { "a byte that is not UTF-8 before the code", Encoding.Latin1.GetBytes("""{"note":"é","type":"INVALID_REQUEST","code":"RESOURCE_ALREADY_EXISTS","message":"é"}"""), "application/json" },
        { "unknown members around", Encoding.UTF8.GetBytes("""{"a":[1,{"b":null}],"message":"m","c":{"d":"e"},"code":"RESOURCE_ALREADY_EXISTS","f":1.5,"type":"INVALID_REQUEST"}"""), "application/json" },
        { "within another member", Encoding.UTF8.GetBytes($$"""{"error":{{Envelope}}}"""), "application/json" },
        { "in a list of errors", Encoding.UTF8.GetBytes($$"""{"status":400,"errors":[{{Envelope}}]}"""), "application/json" },
        { "a line break in a text", Encoding.UTF8.GetBytes("{\"note\":\"a\nb\",\"type\":\"INVALID_REQUEST\",\"code\":\"RESOURCE_ALREADY_EXISTS\",\"message\":\"m\"}"), "application/json" },
    };

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task However_it_is_written_it_keeps_its_code(string writing, byte[] body, string contentType)
    {
        foreach (int status in new[] { 400, 200 })
        {
            await using LoopbackServer server = await AnsweringAsync(status, body, contentType);
            using SolvimonClient client = server.CreateClient();

            Func<Task> call = () => client.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization });

            (await call.Should().ThrowAsync<SolvimonConflictException>("{0} with status {1}", writing, status)).Which.Code.Should().Be("RESOURCE_ALREADY_EXISTS");
        }
    }

    [Theory]
    [InlineData("""{"code":"RESOURCE_ALREADY_EXISTS","type":"INVALID_REQUEST","message":"it broke he""", "it broke he")]
    [InlineData("""{"code":"RESOURCE_ALREADY_EXISTS","note":"\u00""", null)]
    public async Task What_was_cut_is_read_as_far_as_it_goes(string body, string? message)
    {
        await using LoopbackServer server = await AnsweringAsync(400, Encoding.UTF8.GetBytes(body), "application/json");
        using SolvimonClient client = server.CreateClient();

        SolvimonConflictException exception = await Assert.ThrowsAsync<SolvimonConflictException>(() => client.Customers.GetAsync("c"));

        exception.ServerMessage.Should().Be(message);
    }

    [Fact]
    public async Task The_answers_charset_is_heeded()
    {
        await using LoopbackServer server = await AnsweringAsync(400, Encoding.Latin1.GetBytes("""{"code":"INVALID_FIELD","message":"Straße fehlt"}"""), "application/json; charset=ISO-8859-1");
        using SolvimonClient client = server.CreateClient();

        SolvimonApiException exception = await Assert.ThrowsAsync<SolvimonValidationException>(() => client.Customers.GetAsync("c"));

        exception.ServerMessage.Should().Be("Straße fehlt");
        exception.ResponseBody.Should().Contain("Straße");
    }

    [Fact]
    public async Task A_first_request_that_is_still_running_is_waited_for_with_a_byte_order_mark_too()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, number) => number == 1
            ? context.WriteJsonAsync(422, "\uFEFF" + """{"note":"\ud83d","code":"IDEMPOTENCY_CHECK_FAILED"}""")
            : context.WriteJsonAsync(200, """{"id":"cust_1"}"""));
        using SolvimonClient client = server.CreateClient();

        (await client.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization })).Id.Should().Be("cust_1");
    }

    [Fact]
    public async Task The_body_is_cut_between_characters()
    {
        await using LoopbackServer server = await AnsweringAsync(500, Encoding.UTF8.GetBytes(new string('x', 8 * 1024 - 1) + "äöü"), "text/plain");
        using SolvimonClient client = server.CreateClient(options => options.MaxRetries = 0);

        SolvimonApiException exception = await Assert.ThrowsAsync<SolvimonServerException>(() => client.Customers.GetAsync("c"));

        exception.ResponseBody.Should().Be(new string('x', 8 * 1024 - 1));
    }

    [Fact]
    public async Task A_resource_that_tells_of_an_error_is_none()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, $$"""{"id":"cust_1","last":{{Envelope}},"error":{{Envelope}}}""");
        using SolvimonClient client = server.CreateClient();

        (await client.Customers.GetAsync("c")).Id.Should().Be("cust_1");
    }

    private static Task<LoopbackServer> AnsweringAsync(int status, byte[] body, string contentType) => LoopbackServer.StartAsync((context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.Body.WriteAsync(body).AsTask();
    });
}
