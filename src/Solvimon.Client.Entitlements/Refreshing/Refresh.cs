using Solvimon.Client.Entitlements.Caching;

namespace Solvimon.Client.Entitlements.Refreshing;

/// <summary>One request for a customer, which all checks of that customer share.</summary>
internal sealed class Refresh
{
    private readonly TaskCompletionSource<RefreshResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<RefreshResult?> _resultInTime;
    private volatile bool _isSuperseded;

    public Refresh(TimeSpan timeout, TimeProvider clock) => _resultInTime = WaitAsync(timeout, clock);

    /// <summary>Whether the customer was invalidated after this request was made: its answer may be from before.</summary>
    public bool IsSuperseded => _isSuperseded;

    public void Supersede() => _isSuperseded = true;

    public void Complete(RefreshResult result) => _result.TrySetResult(result);

    /// <summary>Waits for the result, up to the time-out. It is counted from the start, once for all: who comes later than that does not wait.</summary>
    /// <returns>Null: there is none yet.</returns>
    public Task<RefreshResult?> WaitAsync(CancellationToken cancellationToken) =>
        _result.Task.IsCompletedSuccessfully ? Task.FromResult<RefreshResult?>(_result.Task.Result) : _resultInTime.WaitAsync(cancellationToken);

    private async Task<RefreshResult?> WaitAsync(TimeSpan timeout, TimeProvider clock)
    {
        try
        {
            return await _result.Task.WaitAsync(timeout, clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}

/// <summary>What became of a request.</summary>
/// <param name="Overview">The answer; null where it failed.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record RefreshResult(CachedOverview? Overview, Exception? Failure = null);
