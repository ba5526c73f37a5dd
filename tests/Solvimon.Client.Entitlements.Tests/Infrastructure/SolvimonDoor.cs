namespace Solvimon.Client.Entitlements.Tests.Infrastructure;

/// <summary>The way to the sandbox, which a test can close: requests then hang in it, until it opens or they are given up.</summary>
internal sealed class SolvimonDoor(HttpMessageHandler sandbox) : DelegatingHandler(sandbox)
{
    private TaskCompletionSource _open = Opened();
    private int _arrived;

    /// <summary>How many requests have come as far as the door.</summary>
    public int Arrived => Volatile.Read(ref _arrived);

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Task open = _open.Task;
        Interlocked.Increment(ref _arrived);
        await open.WaitAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private static TaskCompletionSource Opened()
    {
        TaskCompletionSource opened = new();
        opened.SetResult();
        return opened;
    }
}
