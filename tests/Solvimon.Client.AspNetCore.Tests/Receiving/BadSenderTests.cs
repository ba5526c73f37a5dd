using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

/// <summary>Anybody can send anything to the endpoint: it is refused and logged as that, and never as a failure of the application.</summary>
public sealed class BadSenderTests
{
    private const string Head = $"POST {WebhookHost.Path} HTTP/1.1\r\nHost: localhost\r\n";

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX")]
    public async Task A_bad_chunk_is_a_bad_request(string request)
    {
        await using WebhookHost host = await StartAsync();

        (await host.SendBytesAsync(Head + request)).Should().Be("HTTP/1.1 400 Bad Request");

        Refusal(host).Should().Be("Warning: A webhook was refused: its body could not be received (400) ");
    }

    [Fact]
    public async Task A_body_that_is_too_slow_is_a_timeout()
    {
        await using WebhookHost host = await StartAsync(limits => limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000_000, gracePeriod: TimeSpan.FromSeconds(1.1)));

        (await host.SendBytesAsync(Head + "Content-Length: 1000\r\n\r\n{")).Should().Be("HTTP/1.1 408 Request Timeout");

        Refusal(host).Should().Be("Warning: A webhook was refused: its body could not be received (408) ");
    }

    [Fact]
    public async Task A_body_that_the_server_finds_too_large_is_too_large()
    {
        await using WebhookHost host = await StartAsync(limits => limits.MaxRequestBodySize = 10);

        (await host.SendBytesAsync(Head + $"Transfer-Encoding: chunked\r\n\r\n14\r\n{new string('x', 20)}\r\n0\r\n\r\n")).Should().Be("HTTP/1.1 413 Payload Too Large");

        Refusal(host).Should().StartWith("Warning: A webhook was refused: its body is larger than");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_body_that_is_damaged_is_a_bad_request(string encoding)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.On("*", (_, _) => Task.CompletedTask),
            services: services => services.AddRequestDecompression(),
            middleware: application => application.UseRequestDecompression());

        (await host.SendAsync(Damaged(encoding), request => request.Content!.Headers.ContentEncoding.Add(encoding))).Status.Should().Be(HttpStatusCode.BadRequest);

        Refusal(host).Should().Be("Warning: A webhook was refused: its body could not be received (400) ");
    }

    [Fact]
    public async Task Who_hangs_up_before_the_end_is_refused()
    {
        TaskCompletionSource hasArrived = new();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.On("*", (_, _) => Task.CompletedTask),
            middleware: application => application.Use(next => context =>
            {
                hasArrived.SetResult();
                return next(context);
            }));

        await host.SendBytesAsync(Head + "Content-Length: 1000\r\n\r\n{", hasArrived.Task);
        await Eventually.HoldsAsync(() => Problems(host).Any());

        Refusal(host).Should().Be("Warning: A webhook was refused: its body could not be received (400) ");
    }

    [Fact]
    public async Task Who_hangs_up_during_the_work_does_not_fail_the_application()
    {
        TaskCompletionSource isGone = new();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.On("*", (_, _) => isGone.Task),
            middleware: application => application.Use(next => context =>
            {
                context.RequestAborted.Register(isGone.SetResult);
                return next(context);
            }));
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(1));

        Func<Task> send = () => host.SendAsync(Payloads.Customer("acme"), cancellationToken: patience.Token);
        await send.Should().ThrowAsync<OperationCanceledException>();
        await Eventually.HoldsAsync(() => host.Log.Lines.Any(line => line.StartsWith("Information: CUSTOMER.CREATED was handled", StringComparison.Ordinal)));

        Problems(host).Should().BeEmpty();
    }

    private static Task<WebhookHost> StartAsync(Action<KestrelServerLimits>? limits = null) =>
        WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.CompletedTask), limits: limits);

    private static string Refusal(WebhookHost host) => Problems(host).Should().ContainSingle().Subject;

    private static IEnumerable<string> Problems(WebhookHost host) =>
        host.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));

    private static byte[] Damaged(string encoding)
    {
        using MemoryStream compressed = new();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(Payloads.Customer("acme"));
        }

        byte[] bytes = compressed.ToArray();
        bytes.AsSpan(10, 20).Fill(0xFF);
        return bytes;
    }
}
