using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Solvimon.Client.Testing.Doors;
using Solvimon.Client.Testing.Pipeline;

namespace Solvimon.Client.Testing;

/// <summary>A sandbox that listens on loopback. Made by <see cref="SolvimonSandbox.StartAsync(int, CancellationToken)"/>.</summary>
public sealed partial class SolvimonSandboxServer : IAsyncDisposable
{
    private readonly SolvimonSandbox _sandbox;
    private readonly WebApplication _app;
    private readonly Lazy<HttpMessageHandler> _sharedHandler;
    private bool _isDisposed;

    private SolvimonSandboxServer(SolvimonSandbox sandbox, WebApplication app, Uri baseAddress, X509Certificate2? certificate)
    {
        _sandbox = sandbox;
        _app = app;
        _sharedHandler = new Lazy<HttpMessageHandler>(CreateHandler);
        BaseAddress = baseAddress;
        Certificate = certificate;
    }

    /// <summary>Where it listens: <c>https://127.0.0.1:{port}/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The certificate it shows, valid for 127.0.0.1 and localhost; null when it serves plain HTTP.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>
    /// A primary handler that trusts this server's certificate and no other, follows no redirects and keeps no cookies. The caller
    /// disposes of it.
    /// </summary>
    /// <returns>A new handler.</returns>
    public HttpMessageHandler CreateHandler()
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        if (Certificate is { } certificate)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, errors) =>
                !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                && shown is not null
                && shown.GetRawCertData().AsSpan().SequenceEqual(certificate.RawDataMemory.Span);
        }

        return handler;
    }

    /// <summary>Stops at once: answers that are still on their way are cut off.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_sharedHandler.IsValueCreated)
        {
            _sharedHandler.Value.Dispose();
        }

        await _app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
    }

    internal static async Task<SolvimonSandboxServer> StartAsync(
        SolvimonSandbox sandbox, SandboxApi api, bool useHttps, int port, CancellationToken cancellationToken)
    {
        X509Certificate2? certificate = useHttps ? LoopbackCertificate.Create() : null;
        WebApplication app = LoopbackServer.Build(api, certificate, port);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new SolvimonSandboxServer(sandbox, app, new Uri(app.Urls.First()), certificate);
        }
        catch
        {
            certificate?.Dispose();
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
