using System.Net;
using System.Text;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

public sealed class EndpointAuthenticationTests
{
    private readonly string _password = WebhookHost.NewSecret();

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

        Answer answer = await host.SendAsync(Payloads.Customer("acme"), request => request.Headers.Add("X-API-KEY", _password), WebhookHost.NewSecret());

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void Credentials_that_cannot_work_are_refused()
    {
        FluentActions.Invoking(() => WebhookEndpointAuthentication.Basic("a:b", "c")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookEndpointAuthentication.Basic("a", "")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookEndpointAuthentication.ApiKey(" ")).Should().Throw<ArgumentException>();
    }

    private static Task<WebhookHost> StartAsync(WebhookEndpointAuthentication authentication) =>
        WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.CompletedTask), options => options.EndpointAuthentication = authentication);

    private static async Task<HttpStatusCode> SendAsync(WebhookHost host, byte[] body, string header, string value) =>
        (await host.SendAsync(body, request => request.Headers.TryAddWithoutValidation(header, value))).Status;
}
