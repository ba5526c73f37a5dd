namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What <c>AddSolvimon</c> returns, to go on configuring the client that it registered.</summary>
public interface ISolvimonBuilder
{
    /// <summary>The name of the client's options: its key, or empty for the client without one. Its <c>HttpClient</c> has a name of its own.</summary>
    string Name { get; }

    /// <summary>The services that the client is registered in.</summary>
    IServiceCollection Services { get; }

    /// <summary>
    /// The <c>HttpClient</c> under the client: add handlers of your own (they run inside the SDK's, once for each attempt) or
    /// replace the primary handler. Redirects and cookies stay off, and the SDK's timeouts rule, whatever is set here.
    /// </summary>
    IHttpClientBuilder HttpClientBuilder { get; }
}
