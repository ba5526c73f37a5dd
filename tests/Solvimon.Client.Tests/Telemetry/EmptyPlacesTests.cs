using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.Tests.Telemetry;

/// <summary>What is not known leaves no hole in a message.</summary>
public sealed class EmptyPlacesTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task No_message_has_an_empty_place(int status)
    {
        using LogLines log = new();
        List<string> texts = [];
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) =>
        {
            if (status == 0)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            context.Response.StatusCode = status;
            context.Response.Headers["X-REQUEST-ID"] = "";
            return context.Response.WriteAsync("""{"code":"","message":" ","field":""}""");
        });
        using SolvimonClient client = server.CreateClient(options => options.LoggerFactory = log.CreateFactory());
        try
        {
            await client.Customers.GetAsync("c");
        }
        catch (SolvimonException e)
        {
            texts.Add(e.Message);
        }

        texts.AddRange(log.Lines);
        texts.Should().NotBeEmpty().And.OnlyContain(text =>
            !text.Contains("(null)") && !text.Contains(" ,") && !text.Contains(" )") && !text.Contains("''") && !text.Contains("  ") && !text.Contains(": ."));
    }
}
