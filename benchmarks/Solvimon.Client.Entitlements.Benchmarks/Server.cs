using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Solvimon.Client.Entitlements.Benchmarks;

/// <summary>Takes requests and never answers, until it is stopped.</summary>
internal sealed class Server(WebApplication app, Uri address) : IAsyncDisposable
{
    public Uri Address => address;

    public static async Task<Server> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));
        await app.StartAsync();
        return new Server(app, new Uri(app.Urls.First()));
    }

    public async Task StopAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
