namespace Solvimon.Client.Testing;

public sealed partial class SolvimonSandbox
{
    /// <summary>A client of this sandbox, in memory: no sockets, no certificate, the same handlers and the same state.</summary>
    /// <param name="configure">What differs from the defaults; the key, the address and the clock are the sandbox's already.</param>
    /// <returns>A new client. The caller disposes of it.</returns>
    public SolvimonClient CreateClient(Action<SolvimonClientOptions>? configure = null) =>
        CreateClient(InMemoryAddress, CreateHandler(), configure);

    internal SolvimonClient CreateClient(Uri baseAddress, HttpMessageHandler handler, Action<SolvimonClientOptions>? configure)
    {
        SolvimonClientOptions options = new SolvimonClientOptions
        {
            ApiKey = ApiKey,
            BaseAddress = baseAddress,
            TimeProvider = Clock,
            AllowInsecureLoopback = baseAddress.Scheme == Uri.UriSchemeHttp,
        };
        configure?.Invoke(options);
        return new SolvimonClient(options, handler);
    }
}
