namespace Solvimon.Client.Benchmarks;

internal static class Sides
{
    /// <summary>Both sides over a stub that always gives this answer.</summary>
    public static (RawSide Raw, SdkSide Sdk) InMemory(byte[] answer)
    {
        var address = new Uri("https://test.api.solvimon.com");
        return (new RawSide(address, new StubHandler(answer)), new SdkSide(address, () => new StubHandler(answer)));
    }

    /// <summary>Both sides over real connections.</summary>
    public static (RawSide Raw, SdkSide Sdk) OnLoopback(Uri server) =>
        (new RawSide(server, new SocketsHttpHandler()), new SdkSide(server, primaryHandler: null));
}
