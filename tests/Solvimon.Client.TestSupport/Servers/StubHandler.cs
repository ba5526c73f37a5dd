namespace Solvimon.Client.TestSupport;

/// <summary>A primary handler as a user's unit test writes one: no sockets, and no care for what real handlers also set.</summary>
public sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public int Count { get; private set; }

    public static StubHandler Answering(string json) =>
        new((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent(json) }));

    public SolvimonClient CreateClient(Action<SolvimonClientOptions>? configure = null) => TestClients.Create(address: null, this, configure);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Count++;
        return answer(request, cancellationToken);
    }
}
