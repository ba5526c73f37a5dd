using System.Net;

namespace Solvimon.Client.Http;

/// <summary>The handler that owns the connections.</summary>
internal static class PrimaryHandler
{
    // Connections are renewed, so that a long-lived client notices when the API's address changes.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static SocketsHttpHandler Create() => new()
    {
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    /// <summary>
    /// Switches redirects and cookies off on whatever primary handler is in use in the end: a redirect would carry the
    /// key elsewhere, and cookies would carry state from one call to another. Connections that would be kept for ever are
    /// renewed, where the handler can do that.
    /// </summary>
    /// <exception cref="SolvimonConfigurationException">The handler has been used already and would follow redirects.</exception>
    public static void Harden(HttpMessageHandler chain)
    {
        HttpMessageHandler? handler = chain;
        while (handler is DelegatingHandler delegating)
        {
            handler = delegating.InnerHandler;
        }

        RenewConnections(handler);
        try
        {
            if (handler is SocketsHttpHandler { AllowAutoRedirect: true } or SocketsHttpHandler { UseCookies: true })
            {
                SocketsHttpHandler sockets = (SocketsHttpHandler)handler;
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
            }
            else if (handler is HttpClientHandler { AllowAutoRedirect: true } or HttpClientHandler { UseCookies: true })
            {
                HttpClientHandler client = (HttpClientHandler)handler;
                client.AllowAutoRedirect = false;
                client.UseCookies = false;
            }
        }
        catch (InvalidOperationException e)
        {
            throw new SolvimonConfigurationException(
                "The primary handler was in use before the Solvimon client was made, and follows redirects or keeps cookies. Set AllowAutoRedirect and UseCookies to false on it.", e);
        }
    }

    private static void RenewConnections(HttpMessageHandler? handler)
    {
        if (handler is SocketsHttpHandler sockets && sockets.PooledConnectionLifetime == Timeout.InfiniteTimeSpan)
        {
            try
            {
                sockets.PooledConnectionLifetime = ConnectionLifetime;
            }
            catch (InvalidOperationException)
            {
                // In use already: whoever shares it decides how long its connections live.
            }
        }
    }

    /// <summary>
    /// Whether a connection was not made in <see cref="SocketsHttpHandler.ConnectTimeout"/>, so that nothing was sent. Only
    /// certain where nobody else's handler, which might throw the same, stands between the SDK's and the sockets.
    /// </summary>
    public static bool IsConnectTimeout(Exception exception, HttpMessageHandler? chain)
    {
        if (exception is not OperationCanceledException { InnerException: TimeoutException })
        {
            return false;
        }

        while (chain is DelegatingHandler own && own.GetType().Assembly == typeof(PrimaryHandler).Assembly)
        {
            chain = own.InnerHandler;
        }

        return chain is SocketsHttpHandler;
    }
}
