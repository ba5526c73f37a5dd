using System.Net;
using System.Text;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

public sealed class EndpointAuthenticationTests
{
    private readonly string _password = TestKeys.NewSecret();

    [Fact]
    public async Task Basic_authentication_is_asked_for_and_checked()
    {
        await using WebhookHost host = await StartAsync(WebhookEndpointAuthentication.Basic("solvimon", _password));
        byte[] body = Payloads.Customer("acme");
        string right = Convert.ToBase64String(Encoding.UTF8.GetBytes($"solvimon:{_password}"));

        Answer without = await host.SendAsync(body);
        without.Status.Should().Be(HttpStatusCode.Unauthorized);
        without.Challenge.Should().StartWith("Basic ");
        (await SendAsync(host, body, "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"solvimon:{_password}x")))).Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync(host, body, "Authorization", "Bearer " + right)).Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync(host, body, "Authorization", right)).Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync(host, body, "Authorization", "Basic " + right)).Should().Be(HttpStatusCode.OK);
        (await SendAsync(host, body, "Authorization", "basic " + right)).Should().Be(HttpStatusCode.OK);
        host.Log.Lines.Should().NotContain(line => line.Contains(_password) || line.Contains(right));
    }

    [Theory]
    [InlineData("X-API-KEY")]
    [InlineData("X-Webhook-Key")]
    public async Task A_key_in_a_header_is_checked(string header)
    {
        await using WebhookHost host = await StartAsync(WebhookEndpointAuthentication.ApiKey(_password, header));
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Should().BeEquivalentTo(new { Status = HttpStatusCode.Unauthorized, Challenge = "" });
        (await SendAsync(host, body, header, _password.ToLowerInvariant())).Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync(host, body, header, "")).Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync(host, body, header, _password)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_right_credential_does_not_replace_the_signature()
    {
        await using WebhookHost host = await StartAsync(WebhookEndpointAuthentication.ApiKey(_password));

        Answer answer = await host.SendAsync(Payloads.Customer("acme"), request => request.Headers.Add("X-API-KEY", _password), TestKeys.NewSecret());

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("\u00A0")]
    [InlineData("\u2003")]
    public async Task What_arrives_is_compared_as_it_arrives(string space)
    {
        await using WebhookHost byKey = await StartAsync(WebhookEndpointAuthentication.ApiKey(_password));
        await using WebhookHost byPassword = await StartAsync(WebhookEndpointAuthentication.Basic("solvimon", _password));
        string basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"solvimon:{_password}"));

        await SendHeaderAsync(byKey, $"X-API-KEY: {_password}{space}");
        await SendHeaderAsync(byPassword, $"Authorization: {basic}{space}");

        byKey.Log.Lines.Should().Contain(line => line.Contains("the endpoint's credential is missing or wrong"));
        byPassword.Log.Lines.Should().Contain(line => line.Contains("the endpoint's credential is missing or wrong"));

        static async Task SendHeaderAsync(WebhookHost host, string header)
        {
            string request = $"POST {WebhookHost.Path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n{header}\r\n\r\n";
            (await host.SendBytesAsync(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(request)))).Should().Be("HTTP/1.1 401 Unauthorized");
        }
    }

    [Fact]
    public async Task A_password_may_have_spaces_at_its_ends()
    {
        await using WebhookHost host = await StartAsync(WebhookEndpointAuthentication.Basic("solvimon", $" {_password} "));
        byte[] body = Payloads.Customer("acme");

        (await SendAsync(host, body, "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"solvimon: {_password} ")))).Should().Be(HttpStatusCode.OK);
        (await SendAsync(host, body, "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"solvimon:{_password}")))).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\uFEFF")]
    public void What_a_file_leaves_at_a_credential_is_refused(string rest)
    {
        FluentActions.Invoking(() => WebhookEndpointAuthentication.ApiKey(_password + rest)).Should().Throw<ArgumentException>().Which.Message.Should().NotContain(_password);
        FluentActions.Invoking(() => WebhookEndpointAuthentication.ApiKey(rest + _password)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookEndpointAuthentication.Basic("solvimon", _password + rest)).Should().Throw<ArgumentException>().Which.Message.Should().NotContain(_password);
        FluentActions.Invoking(() => WebhookEndpointAuthentication.Basic(rest + "solvimon", _password)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Credentials_that_cannot_work_are_refused()
    {
        FluentActions.Invoking(() => WebhookEndpointAuthentication.Basic("a:b", "c")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookEndpointAuthentication.Basic("a", "")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookEndpointAuthentication.ApiKey(" ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookEndpointAuthentication.ApiKey("key ")).Should().Throw<ArgumentException>();
    }

    private static Task<WebhookHost> StartAsync(WebhookEndpointAuthentication authentication) =>
        WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.CompletedTask), options => options.EndpointAuthentication = authentication);

    private static async Task<HttpStatusCode> SendAsync(WebhookHost host, byte[] body, string header, string value) =>
        (await host.SendAsync(body, request => request.Headers.TryAddWithoutValidation(header, value))).Status;
}
