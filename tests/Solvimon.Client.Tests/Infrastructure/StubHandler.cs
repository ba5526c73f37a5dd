namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>A primary handler as a user's unit test writes one: no sockets, and no care for what real handlers also set.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public int Count { get; private set; }

    public static StubHandler Answering(string json) =>
        new((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent(json) }));

    public SolvimonClient CreateClient(Action<SolvimonClientOptions>? configure = null)
    {
        var options = new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, TimeProvider = new FastClock() };
        configure?.Invoke(options);
        return new SolvimonClient(options, this);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Count++;
        return answer(request, cancellationToken);
    }
}
