using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.Tests.Http;

/// <summary>A download that stalls or breaks while the caller reads it.</summary>
public sealed class StreamedAnswerTests
{
    [Fact]
    public async Task A_download_is_read_to_its_end()
    {
        byte[] pdf = [.. Enumerable.Range(0, 300_000).Select(i => (byte)i)];
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) => context.Response.Body.WriteAsync(pdf).AsTask());
        using SolvimonClient client = server.CreateClient();

        await using Stream answer = await client.Invoices["inv_1"].GetPdfAsync();
        using MemoryStream copy = new();
        await answer.CopyToAsync(copy);

        copy.ToArray().Should().Equal(pdf);
    }

    [Fact]
    public async Task A_download_that_stalls_ends()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            await SendFiveOfAThousandAsync(context);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using SolvimonClient client = server.CreateClient(options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.AttemptTimeout = TimeSpan.FromMilliseconds(300);
        });

        await using Stream answer = await client.Invoices["inv_1"].GetPdfAsync();

        await FluentActions.Awaiting(() => answer.CopyToAsync(Stream.Null)).Should().ThrowAsync<SolvimonTimeoutException>().WithMessage("*stalled*");
    }

    [Fact]
    public async Task A_download_that_breaks_is_an_exception_of_the_SDK()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            await SendFiveOfAThousandAsync(context);

            // An abort could take back what was sent.
            throw new IOException("The server ends the body here.");
        });
        using SolvimonClient client = server.CreateClient();

        await using Stream answer = await client.Invoices["inv_1"].GetPdfAsync();

        await FluentActions.Awaiting(() => answer.CopyToAsync(Stream.Null)).Should().ThrowAsync<SolvimonConnectionException>().WithMessage("*ended too early*");
    }

    [Fact]
    public async Task A_download_whose_compression_is_damaged_is_an_exception_of_the_SDK()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("this is no gzip");
        });
        using SocketsHttpHandler primary = LoopbackCertificate.CreateHandler();
        primary.AutomaticDecompression = System.Net.DecompressionMethods.All;
        using SolvimonClient client = new(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, BaseAddress = server.BaseAddress }, primary);

        await using Stream answer = await client.Invoices["inv_1"].GetPdfAsync();

        await FluentActions.Awaiting(() => answer.CopyToAsync(Stream.Null)).Should().ThrowAsync<SolvimonConnectionException>();
    }

    [Fact]
    public async Task The_readers_own_cancellation_stays_one()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            await SendFiveOfAThousandAsync(context);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using SolvimonClient client = server.CreateClient();
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(300));

        await using Stream answer = await client.Invoices["inv_1"].GetPdfAsync();

        await FluentActions.Awaiting(() => answer.CopyToAsync(Stream.Null, cancellation.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task SendFiveOfAThousandAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("%PDF-");
        await context.Response.Body.FlushAsync();
    }
}
