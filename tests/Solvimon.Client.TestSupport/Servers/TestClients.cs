namespace Solvimon.Client.TestSupport;

/// <summary>Clients with the SDK's defaults, a key of this run, and a clock on which back-offs take no time.</summary>
public static class TestClients
{
    public static SolvimonClient Create(Uri? address, HttpMessageHandler handler, Action<SolvimonClientOptions>? configure = null)
    {
        SolvimonClientOptions options = new() { ApiKey = TestKeys.ApiKey, BaseAddress = address, TimeProvider = new FastClock() };
        configure?.Invoke(options);
        return new SolvimonClient(options, handler);
    }
}
