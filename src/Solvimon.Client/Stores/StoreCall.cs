namespace Solvimon.Client.Stores;

/// <summary>
/// Calls a store that others have written, for a limited time. One that does not heed its token is left behind: what waits for
/// it would otherwise stand still until the restart.
/// </summary>
internal static class StoreCall
{
    /// <exception cref="TimeoutException">The store did not answer in time.</exception>
    public static async Task<T> WithinAsync<T>(TimeSpan limit, TimeProvider clock, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(limit, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await call(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The store did not answer within {limit.TotalSeconds:0.###} s.", e);
        }
    }
}
