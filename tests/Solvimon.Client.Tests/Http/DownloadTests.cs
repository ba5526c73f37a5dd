using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.Tests.Http;

/// <summary>What a download says of itself, and how it ends.</summary>
public sealed class DownloadTests
{
    [Theory]
    [InlineData("attachment; filename=\"invoice-7.pdf\"", "invoice-7.pdf")]
    [InlineData("attachment; filename=x.pdf; filename*=UTF-8''Rechnung%20%C3%A4.pdf", "Rechnung ä.pdf")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"C:\\\\temp\\\\x.pdf\"", "x.pdf")]
    [InlineData("attachment; filename=\"..\"", null)]
    [InlineData("attachment", null)]
    [InlineData("@@@", null)]
    public async Task A_download_says_its_name_type_and_length(string disposition, string? name)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) =>
        {
            context.Response.ContentType = "application/pdf; charset=binary";
            context.Response.ContentLength = 4;
            context.Response.Headers.ContentDisposition = disposition;
            return context.Response.WriteAsync("%PDF");
        });
        using SolvimonClient client = server.CreateClient();

        await using Stream stream = await client.Invoices["inv_1"].GetPdfAsync();

        DownloadStream download = stream.Should().BeOfType<DownloadStream>().Which;
        download.FileName.Should().Be(name);
        download.ContentType.Should().Be("application/pdf");
        download.ContentLength.Should().Be(4);
    }

    [Fact]
    public async Task A_download_of_which_the_server_says_nothing_says_nothing()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("id\n");
            await context.Response.Body.FlushAsync();
        });
        using SolvimonClient client = server.CreateClient();

        await using DownloadStream download = (DownloadStream)await client.Meters["m"].GetUsageEventFileAsync();

        (download.FileName, download.ContentType, download.ContentLength).Should().Be((null, null, null));
    }

    [Fact]
    public async Task A_download_that_was_disposed_of_can_not_be_read()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) => context.Response.WriteAsync("%PDF"));
        using SolvimonClient client = server.CreateClient();
        Stream download = await client.Invoices["inv_1"].GetPdfAsync();
        download.CanRead.Should().BeTrue();

        await download.DisposeAsync();

        download.CanRead.Should().BeFalse();
        await FluentActions.Awaiting(() => download.ReadAsync(new byte[10]).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(() => download.CopyToAsync(Stream.Null)).Should().ThrowAsync<ObjectDisposedException>();
        FluentActions.Invoking(() => download.ReadByte()).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_canceled_read_carries_the_readers_token()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async (context, _) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("%PDF-");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using SolvimonClient client = server.CreateClient();
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(300));
        await using Stream download = await client.Invoices["inv_1"].GetPdfAsync();

        OperationCanceledException exception = (await FluentActions.Awaiting(() => download.CopyToAsync(Stream.Null, cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>()).Which;

        exception.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_test_makes_a_download_of_any_stream()
    {
        await using DownloadStream download = new(new MemoryStream([1, 2, 3])) { FileName = "x.pdf" };
        using MemoryStream copy = new();

        await download.CopyToAsync(copy);

        copy.ToArray().Should().Equal(1, 2, 3);
    }
}
