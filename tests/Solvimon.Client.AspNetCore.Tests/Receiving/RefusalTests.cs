using System.Net;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

public sealed class RefusalTests
{
    [Fact]
    public async Task The_receiver_refuses_forgeries_before_any_handler_sees_them()
    {
        int handled = 0;
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.FromResult(Interlocked.Increment(ref handled))));
        byte[] body = Payloads.Customer("acme");
        (string signature, string timestamp) = WebhookSignature.Sign(body, host.Secret, host.Clock.UtcNow);

        Action<HttpRequestMessage>[] forgeries =
        [
            request => request.Headers.Remove(WebhookSignature.SignatureHeader),
            request => request.Headers.Remove(WebhookSignature.TimestampHeader),
            request => Replace(request, WebhookSignature.SignatureHeader, new string('v', 9000)),
            request => Replace(request, WebhookSignature.SignatureHeader, signature.Replace("v1", "v2", StringComparison.Ordinal)),
            request => Replace(request, WebhookSignature.TimestampHeader, "2026-03-01T12:00:01Z"),
            request => request.Content = new ByteArrayContent(Payloads.Customer("acmf")),
            request => request.Content = new ByteArrayContent([]),
        ];
        foreach (Action<HttpRequestMessage> forge in forgeries)
        {
            (await host.SendAsync(body, forge)).Status.Should().BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest);
        }

        (await host.SendAsync(body, secret: TestKeys.NewSecret())).Text.Should().Be("The signature was not accepted: SignatureMismatch.");
        handled.Should().Be(0);
        (await host.SendAsync(body)).Status.Should().Be(HttpStatusCode.OK);
        handled.Should().Be(1);
        host.Log.Lines.Should().NotContain(line => line.Contains(host.Secret) || line.Contains("someone@example.com") || line.Contains(signature));
    }

    [Theory]
    [InlineData(WebhookSignature.SignatureHeader)]
    [InlineData(WebhookSignature.TimestampHeader)]
    public async Task A_header_that_comes_twice_is_refused_even_when_both_are_right(string header)
    {
        int handled = 0;
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.FromResult(Interlocked.Increment(ref handled))));
        byte[] body = Payloads.Customer("acme");
        (string signature, string timestamp) = WebhookSignature.Sign(body, host.Secret, host.Clock.UtcNow);

        string answer = await host.SendRawAsync(body,
            $"{WebhookSignature.SignatureHeader}: {signature}",
            $"{WebhookSignature.TimestampHeader}: {timestamp}",
            $"{header}: {(header == WebhookSignature.SignatureHeader ? signature : timestamp)}");

        answer.Should().StartWith("HTTP/1.1 400").And.EndWith("DuplicateHeader.");
        handled.Should().Be(0);
    }

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }
}
