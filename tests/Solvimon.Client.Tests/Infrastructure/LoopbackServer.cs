using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>A real HTTPS server on loopback that answers as a test says and remembers what it was asked.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = CreateCertificate();

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
            using var body = new MemoryStream();
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

    /// <summary>A primary handler that trusts this server's certificate and no other.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == Certificate.GetCertHashString(),
        },
    };

    /// <summary>A client of this server, with the SDK's defaults but for what the test changes.</summary>
    public SolvimonClient CreateClient(Action<SolvimonClientOptions>? configure = null)
    {
        var options = new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, BaseAddress = BaseAddress, TimeProvider = new FastClock() };
        configure?.Invoke(options);
        return new SolvimonClient(options, CreateHandler());
    }

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
                listen.UseHttps(Certificate);
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

    private static X509Certificate2 CreateCertificate()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}

/// <summary>One request as the server received it.</summary>
public sealed record ReceivedRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The path and query exactly as they stood in the request line.</summary>
    public string RawTarget { get; init; } = PathAndQuery;

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

internal static class HttpContextExtensions
{
    public static async Task WriteJsonAsync(this HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-REQUEST-ID"] = "reqr_test";
        await context.Response.WriteAsync(json);
    }
}
