using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Solvimon.Client.TestSupport;

/// <summary>
/// A server on loopback that answers as a test's code says, for what <see cref="MockServer"/> cannot do: resets, truncated and slow
/// bodies, targets byte for byte. It remembers what it was asked.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<ReceivedRequest> _requests = [];

    private LoopbackServer(WebApplication application) => _application = application;

    public Uri BaseAddress { get; private set; } = null!;

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>
    /// Starts a server; the handler gets each request with its number, beginning with 1. Requests that <paramref name="drops"/>
    /// chooses are remembered, and their connections reset before their bodies are read.
    /// </summary>
    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, int, Task> answer, bool useHttps = true, Func<HttpContext, bool>? drops = null)
    {
        (WebApplication application, LoopbackServer server) = Create(useHttps);
        application.Run(async context =>
        {
            using MemoryStream body = new();
            bool isDropped = drops?.Invoke(context) == true;
            if (!isDropped)
            {
                await context.Request.Body.CopyToAsync(body);
            }

            int number;
            lock (server._requests)
            {
                server._requests.Add(new ReceivedRequest(
                    context.Request.Method,
                    context.Request.Path + context.Request.QueryString,
                    context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                    body.ToArray())
                {
                    RawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                });
                number = server._requests.Count;
            }

            if (isDropped)
            {
                context.Abort();
                return;
            }

            await answer(context, number);
        });
        return await server.StartedAsync();
    }

    /// <summary>Starts a server over plain HTTP that leaves the request to the test, unread and not remembered.</summary>
    public static async Task<LoopbackServer> StartUnreadAsync(RequestDelegate serve)
    {
        (WebApplication application, LoopbackServer server) = Create(useHttps: false);
        application.Run(serve);
        return await server.StartedAsync();
    }

    /// <summary>Answers every request with this status and JSON.</summary>
    public static Task<LoopbackServer> StartAsync(int status, string json) =>
        StartAsync((context, _) => context.WriteJsonAsync(status, json));

    /// <summary>A client of this server, with the SDK's defaults but for what the test changes.</summary>
    public SolvimonClient CreateClient(Action<SolvimonClientOptions>? configure = null) =>
        TestClients.Create(BaseAddress, LoopbackCertificate.CreateHandler(), configure);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private static (WebApplication Application, LoopbackServer Server) Create(bool useHttps)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (useHttps)
            {
                listen.UseHttps(LoopbackCertificate.Instance);
            }
        }));
        WebApplication application = builder.Build();
        return (application, new LoopbackServer(application));
    }

    private async Task<LoopbackServer> StartedAsync()
    {
        await _application.StartAsync();
        BaseAddress = new Uri(_application.Urls.Single());
        return this;
    }
}

public static class HttpContextExtensions
{
    public static async Task WriteJsonAsync(this HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-REQUEST-ID"] = "reqr_test";
        await context.Response.WriteAsync(json);
    }
}
