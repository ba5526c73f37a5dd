using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Pipeline;

namespace Solvimon.Client.Testing.Doors;

/// <summary>The door with a network: Kestrel on 127.0.0.1.</summary>
internal static class LoopbackServer
{
    public static WebApplication Build(SandboxApi api, X509Certificate2? certificate, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });

        // The default lifetime would take SIGTERM and SIGINT away from the program that the sandbox is part of.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        WebApplication app = builder.Build();
        app.Run(context => HandleAsync(api, context));
        return app;
    }

    private static async Task HandleAsync(SandboxApi api, HttpContext context)
    {
        SandboxRequest request = await ReadAsync(context).ConfigureAwait(false);
        try
        {
            SandboxResponse response = await api.HandleAsync(request, context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(api, context, response).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone.
        }
    }

    private static async Task<SandboxRequest> ReadAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);

        // The raw target, because the parsed path has lost what was escaped in a reference.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute) && absolute.Scheme != Uri.UriSchemeFile)
        {
            target = absolute.PathAndQuery;
        }

        return new SandboxRequest(
            context.Request.Method.ToUpperInvariant(),
            $"{context.Request.Scheme}://{context.Request.Host}",
            target,
            context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    private static async Task WriteAsync(SandboxApi api, HttpContext context, SandboxResponse response)
    {
        Delivery delivery = response.Delivery;
        if (delivery.Kind is DeliveryKind.Reset or DeliveryKind.Refused)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.ContentType;
        foreach ((string name, string value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (!delivery.IsChunked)
        {
            context.Response.ContentLength = response.Body.Length;
        }

        switch (delivery.Kind)
        {
            case DeliveryKind.Truncated:
                await context.Response.Body.WriteAsync(response.Body[..delivery.Sent], context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);

                // An abort would also take back what was sent. After an exception Kestrel closes the connection behind it.
                throw new IOException("A fault ends the body here.");
            case DeliveryKind.Slow:
                await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                foreach (ReadOnlyMemory<byte> chunk in Delivery.Chunks(response.Body))
                {
                    await Task.Delay(delivery.Pause, api.Clock, context.RequestAborted).ConfigureAwait(false);
                    await context.Response.Body.WriteAsync(chunk, context.RequestAborted).ConfigureAwait(false);
                    await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                }

                break;
            default:
                await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
                break;
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
