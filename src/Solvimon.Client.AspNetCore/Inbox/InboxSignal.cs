namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>Wakes the processor when something was stored.</summary>
internal sealed class InboxSignal
{
    private volatile TaskCompletionSource _stored = New();

    public void Set() => _stored.TrySetResult();

    /// <summary>Returns when the signal is set, at the latest after a time. Who stores first and signals then is never missed, when the waiter looks into the store after it has waited.</summary>
    public async Task WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await _stored.Task.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }

        _stored = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
