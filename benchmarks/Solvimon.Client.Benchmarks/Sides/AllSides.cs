namespace Solvimon.Client.Benchmarks.Sides;

/// <summary>Raw code, the SDK, and what else a team would use, each over a wire of the same kind.</summary>
internal sealed class AllSides : IDisposable
{
    private AllSides(Uri baseAddress, Func<HttpMessageHandler>? primaryHandler)
    {
        Raw = new RawSide(baseAddress, primaryHandler);
        Sdk = new SdkSide(baseAddress, primaryHandler);
        Refit = new RefitSide(baseAddress, primaryHandler);
        Kiota = new KiotaSide(baseAddress, primaryHandler);
    }

    public RawSide Raw { get; }

    public SdkSide Sdk { get; }

    public RefitSide Refit { get; }

    public KiotaSide Kiota { get; }

    /// <summary>All of them, raw code first.</summary>
    public IReadOnlyList<ISide> InOrder => [Raw, Sdk, Refit, Kiota];

    /// <summary>Over a stub that always gives this answer.</summary>
    public static AllSides InMemory(byte[] answer) => new(new Uri("https://test.api.solvimon.com"), () => new StubHandler(answer));

    /// <summary>Over real connections, each with the handler that it takes by itself.</summary>
    public static AllSides OnLoopback(Uri server) => new(server, primaryHandler: null);

    public void Dispose()
    {
        foreach (ISide side in InOrder)
        {
            side.Dispose();
        }
    }
}
