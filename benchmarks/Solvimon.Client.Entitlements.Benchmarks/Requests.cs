namespace Solvimon.Client.Entitlements.Benchmarks;

/// <summary>Counts what is sent, and can answer in the server's place.</summary>
internal sealed class Requests() : DelegatingHandler(new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool AnswersItself { get; set; }

    public void Reset() => Volatile.Write(ref _count, 0);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return AnswersItself
            ? Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"entitlements":[{"feature_reference":"exports","switch":true},{"feature_reference":"seats","number":"25"}]}""") })
            : base.SendAsync(request, cancellationToken);
    }
}
