using System.Net;

namespace Solvimon.Client.Http;

/// <summary>The handler that owns the connections.</summary>
internal static class PrimaryHandler
{
    public static SocketsHttpHandler Create() => new()
    {
        // Connections are renewed, so that a long-lived client notices when the API's address changes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    /// <summary>
    /// Switches redirects and cookies off on whatever primary handler is in use in the end: a redirect would carry the
    /// key elsewhere, and cookies would carry state from one call to another.
    /// </summary>
    /// <exception cref="SolvimonConfigurationException">The handler has been used already and would follow redirects.</exception>
    public static void Harden(HttpMessageHandler chain)
    {
        HttpMessageHandler? handler = chain;
        while (handler is DelegatingHandler delegating)
        {
            handler = delegating.InnerHandler;
        }

        try
        {
            if (handler is SocketsHttpHandler { AllowAutoRedirect: true } or SocketsHttpHandler { UseCookies: true })
            {
                var sockets = (SocketsHttpHandler)handler;
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
            }
            else if (handler is HttpClientHandler { AllowAutoRedirect: true } or HttpClientHandler { UseCookies: true })
            {
                var client = (HttpClientHandler)handler;
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
}
