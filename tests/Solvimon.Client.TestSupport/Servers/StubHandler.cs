namespace Solvimon.Client.TestSupport;

/// <summary>
/// A primary handler in the test's own process, for what no server can do: throw a certain exception, see what is current while a
/// request is sent, take no time on any clock, leave out what real handlers set. <see cref="MockServer"/> does the rest.
/// </summary>
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
