namespace Solvimon.Client.Testing;

public sealed partial class SolvimonSandboxServer
{
    /// <summary>A client of this server. All of them share one handler, and so its connections, until the server is disposed of.</summary>
    /// <param name="configure">What differs from the defaults; the key, the address and the clock are the sandbox's already.</param>
    /// <returns>A new client. The caller disposes of it.</returns>
    public SolvimonClient CreateClient(Action<SolvimonClientOptions>? configure = null) =>
        _sandbox.CreateClient(BaseAddress, _sharedHandler.Value, configure);
}
