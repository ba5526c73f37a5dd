namespace Solvimon.Client.Tests.Contract;

/// <summary>One WireMock server and one client for all operations.</summary>
public sealed class ContractServer : IDisposable
{
    public ContractServer() => Client = Server.CreateClient(options => (options.MaxRetries, options.PlatformId) = (0, ExpectedRequest.PlatformId));

    public MockServer Server { get; } = new();

    public SolvimonClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}
