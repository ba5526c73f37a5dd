using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Infrastructure;

/// <summary>A receiver on a real server on loopback, and the sender that signs what it sends.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Path = "/webhooks/solvimon";

    private readonly WebApplication _application;
    private readonly HttpClient _http = new();

    private WebhookHost(WebApplication application, string secret, SettableClock clock, LogLines log)
    {
        _application = application;
        Secret = secret;
        Clock = clock;
        Log = log;
    }

    public string Secret { get; }

    public SettableClock Clock { get; }

    public LogLines Log { get; }

    public Uri Address => new(new Uri(_application.Urls.Single()), Path);

    public IServiceProvider Services => _application.Services;

    public static async Task<WebhookHost> StartAsync(Action<SolvimonWebhooksBuilder>? handlers = null, Action<SolvimonWebhookOptions>? configure = null, Action<IServiceCollection>? services = null, Action<KestrelServerLimits>? limits = null, Action<WebApplication>? middleware = null)
    {
        string secret = TestKeys.NewSecret();
        SettableClock clock = new();
        LogLines log = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            limits?.Invoke(kestrel.Limits);
        });
        builder.Services.AddSingleton<TimeProvider>(clock);
        services?.Invoke(builder.Services);
        SolvimonWebhooksBuilder webhooks = builder.Services.AddSolvimonWebhooks(options =>
        {
            options.Secrets.Add(secret);
            configure?.Invoke(options);
        });
        handlers?.Invoke(webhooks);

        WebApplication application = builder.Build();
        middleware?.Invoke(application);
        application.MapSolvimonWebhooks(Path);
        await application.StartAsync();
        return new WebhookHost(application, secret, clock, log);
    }

    /// <summary>Sends a body, signed as Solvimon does it, with what the test changes.</summary>
    public async Task<Answer> SendAsync(byte[] body, Action<HttpRequestMessage>? change = null, string? secret = null, CancellationToken cancellationToken = default)
    {
        (string signature, string timestamp) = WebhookSignature.Sign(body, secret ?? Secret, Clock.UtcNow);
        using HttpRequestMessage request = new(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation(WebhookSignature.SignatureHeader, signature);
        request.Headers.TryAddWithoutValidation(WebhookSignature.TimestampHeader, timestamp);
        change?.Invoke(request);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), response.Headers.WwwAuthenticate.ToString());
    }

    /// <summary>Sends exactly these header lines: <see cref="HttpClient"/> would join those of one name.</summary>
    public async Task<string> SendRawAsync(byte[] body, params string[] headers)
    {
        using TcpClient connection = new();
        await connection.ConnectAsync(IPAddress.Loopback, Address.Port);
        await using NetworkStream stream = connection.GetStream();
        string head = $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {body.Length}\r\n{string.Join("\r\n", headers)}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
        using StreamReader reader = new(stream);
        string answer = await reader.ReadToEndAsync();
        return answer.TrimEnd('\r', '\n', '0');
    }

    /// <summary>Sends these bytes as they are, and gives the first line of the answer; empty when there is none.</summary>
    public async Task<string> SendBytesAsync(string request, Task? hangUpAfter = null)
    {
        using TcpClient connection = new();
        await connection.ConnectAsync(IPAddress.Loopback, Address.Port);
        await using NetworkStream stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        if (hangUpAfter is not null)
        {
            await hangUpAfter;
            connection.LingerState = new LingerOption(enable: true, seconds: 0);
            return "";
        }

        using StreamReader reader = new(stream);
        return await reader.ReadLineAsync() ?? "";
    }

    /// <summary>Stops the host as an orderly shutdown does; to dispose of it alone is to pull the plug.</summary>
    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }
}

internal sealed record Answer(HttpStatusCode Status, string Text, string Challenge);
