using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Solvimon.Client.Tests.Http;

namespace Solvimon.Client.Tests.Security;

/// <summary>A server that quotes the credential it was sent does not get it into a message, a property or a header of an exception.</summary>
public sealed class EchoTests
{
    // Characters that each escaping treats in its own way.
    private static readonly string Key = $"sk_Test+/=<&\"-{Guid.NewGuid():N}";

    private static readonly Dictionary<string, string> Echoes = new()
    {
        ["as it is"] = Key,
        ["in capitals"] = Key.ToUpperInvariant(),
        ["escaped for JSON"] = string.Concat(Key.Select(character => $"\\u{(int)character:x4}")),
        ["partly escaped for a URL"] = Uri.EscapeDataString(Key),
        ["wholly escaped for a URL"] = string.Concat(Key.Select(character => $"%{(int)character:X2}")),
        ["escaped for a URL twice"] = Uri.EscapeDataString(Uri.EscapeDataString(Key)),
        ["escaped for HTML"] = WebUtility.HtmlEncode(Key),
        ["as HTML codes"] = string.Concat(Key.Select(character => $"&#x{(int)character:x};")),
        ["in hexadecimal"] = Convert.ToHexString(Encoding.UTF8.GetBytes(Key)).ToLowerInvariant(),
        ["in Base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)),
        ["in Base64 behind a user name"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + Key)),
        ["in Base64 behind a longer name"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("user1:" + Key)),
    };

    // The names alone: the key is another one in the process that lists the tests.
    public static TheoryData<string> Writings => [.. Echoes.Keys];

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task The_credential_is_cut_out(string writing)
    {
        string echo = Echoes[writing];
        string json = echo.StartsWith("\\u", StringComparison.Ordinal) ? echo : echo.Replace("\"", "\\\"", StringComparison.Ordinal);
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            if (echo.All(character => character is > ' ' and < '\x7F'))
            {
                context.Response.Headers["X-Echo"] = echo;
            }

            await context.WriteJsonAsync(401, $$"""{"type":"<{{json}}>","code":"<{{json}}>","field":"<{{json}}>","message":"The key <{{json}}> is not known","resource_id":"<{{json}}>"}""");
        });
        foreach ((SolvimonClient client, RequestOptions? options) in new[]
        {
            (server.CreateClient(options => options.ApiKey = Key), null),
            (server.CreateClient(options => (options.ApiKey, options.AccessToken) = (null, Key)), null),
            (server.CreateClient(options => (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => new(Key))), null),
            (server.CreateClient(), new RequestOptions { ApiKey = Key }),
        })
        {
            SolvimonAuthenticationException exception = await Assert.ThrowsAsync<SolvimonAuthenticationException>(() => client.Customers.GetAsync("c", options: options));

            string everything = $"{exception} {exception.Type} {exception.Code} {exception.Field} {exception.ServerMessage} {exception.ResourceId} {exception.ResponseBody} {exception.Headers}";
            everything.Should().NotContainEquivalentOf(echo, writing).And.NotContainEquivalentOf(json).And.NotContainEquivalentOf(Key);
            exception.ServerMessage.Should().StartWith("The key <").And.EndWith("> is not known").And.Contain("[credential]");
            client.Dispose();
        }
    }

    [Fact]
    public async Task A_request_id_that_quotes_the_key_reaches_nobody()
    {
        string? seen = null;
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) =>
        {
            context.Response.Headers["X-REQUEST-ID"] = $"reqr_{TestKeys.ApiKey}";
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        using SolvimonClient client = server.CreateClient();

        SolvimonNotFoundException exception = await Assert.ThrowsAsync<SolvimonNotFoundException>(
            () => client.Customers.GetAsync("c", options: new RequestOptions { OnResponse = response => seen = response.RequestId }));

        seen.Should().Be("reqr_[credential]");
        exception.RequestId.Should().Be("reqr_[credential]");
        exception.ToString().Should().NotContain(TestKeys.ApiKey);
        exception.Headers!.ToString().Should().NotContain(TestKeys.ApiKey);
    }

    [Theory]
    [InlineData("HTTP/1.1 2OO {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nbad header {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    public async Task What_the_runtime_quotes_of_a_bad_answer_reaches_nobody(string answer)
    {
        using RawServer server = new(string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, TestKeys.ApiKey));
        using SolvimonClient client = server.CreateClient();

        SolvimonConnectionException exception = await Assert.ThrowsAsync<SolvimonConnectionException>(() => client.Customers.GetAsync("c"));

        exception.ToString().Should().NotContain(TestKeys.ApiKey).And.Contain("no valid HTTP");
    }

    [Fact]
    public async Task A_link_that_quotes_the_key_is_refused_without_it()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, $$$"""{"data":[],"links":{"next":"https://{{{TestKeys.ApiKey}}}.example/"}}""");
        using SolvimonClient client = server.CreateClient(options => (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => new(TestKeys.ApiKey)));

        SolvimonSecurityException exception = await Assert.ThrowsAsync<SolvimonSecurityException>(() => client.Customers.List().ToListAsync());

        exception.ToString().Should().NotContain(TestKeys.ApiKey).And.Contain(".example");
    }

    [Fact]
    public async Task A_sentence_is_at_most_500_characters_and_one_line()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(400, $$"""{"code":"OTHER","message":"first\nsecond {{new string('x', 5000)}}"}""");
        using SolvimonClient client = server.CreateClient();

        SolvimonApiException exception = await Assert.ThrowsAsync<SolvimonApiException>(() => client.Customers.GetAsync("c"));

        exception.ServerMessage.Should().HaveLength(500).And.EndWith("x…");
        exception.Message.Length.Should().BeLessThan(700);
        exception.Message.Should().Contain("first second").And.NotContain("\n");
    }

    [Fact]
    public async Task The_servers_sentence_can_be_kept_out_of_the_message()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(400, """{"code":"INVALID_FIELD","field":"email","message":"someone@example.com is no address"}""");
        using SolvimonClient client = server.CreateClient(options => options.IncludeServerMessage = false);

        SolvimonValidationException exception = await Assert.ThrowsAsync<SolvimonValidationException>(() => client.Customers.GetAsync("c"));

        exception.ToString().Should().NotContain("someone@example.com").And.Contain("INVALID_FIELD in 'email'");
        exception.ServerMessage.Should().Be("someone@example.com is no address");
    }
}
