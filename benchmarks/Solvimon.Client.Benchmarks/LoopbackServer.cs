using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Solvimon.Client.Benchmarks;

/// <summary>A server in a process of its own, so that neither its time nor its allocations count for a side.</summary>
internal sealed class LoopbackServer : IDisposable
{
    public const string Command = "serve";

    private readonly Process _process;

    private LoopbackServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<LoopbackServer> StartAsync()
    {
        ProcessStartInfo start = Children.Managed(typeof(LoopbackServer).Assembly.Location, Command);
        start.RedirectStandardInput = true;
        Process process = Process.Start(start)!;
        string address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The loopback server did not start.");
        return new LoopbackServer(process, new Uri(address));
    }

    /// <summary>What the child process does: serves until its input ends, which also happens when the parent is gone.</summary>
    public static async Task ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();

        Dictionary<string, byte[]> pages = new[] { 10, 50, 500 }.ToDictionary(count => count.ToString(CultureInfo.InvariantCulture), CustomerData.Page);
        byte[] customer = CustomerData.One();
        app.Run(async context =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                await context.Request.Body.CopyToAsync(Stream.Null);
            }

            byte[] answer = HttpMethods.IsPost(context.Request.Method) ? customer : pages[context.Request.Query["limit"].ToString()];
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer);
        });

        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
