namespace Solvimon.Client.Stores;

/// <summary>Renews the lease of what was claimed from a store while it is worked on, and tells when it is lost.</summary>
internal sealed class LeaseRenewal : IAsyncDisposable
{
    // A renewal may fail twice before the lease runs out.
    private const int RenewalsPerLease = 3;

    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Func<CancellationToken, Task<bool>> _renew;
    private readonly Action<Exception> _failed;
    private readonly TimeProvider _clock;
    private readonly Task _renewing;

    /// <param name="lease">How long a claim lasts; <see langword="null"/> when it lasts until it is given back.</param>
    /// <param name="heldSince">The clock's timestamp from before the claim was made.</param>
    /// <param name="renew">Asks the store; <see langword="false"/> when the claim is another's by now.</param>
    /// <param name="failed">Takes note of renewals that fail.</param>
    /// <param name="clock">The clock.</param>
    public LeaseRenewal(TimeSpan? lease, long heldSince, Func<CancellationToken, Task<bool>> renew, Action<Exception> failed, TimeProvider clock)
    {
        (_renew, _failed, _clock) = (renew, failed, clock);
        Lost = _lost.Token;
        _renewing = lease is { } duration ? RenewAsync(duration, heldSince) : Task.CompletedTask;
    }

    /// <summary>Ends when the claim is lost: another process may do the work now.</summary>
    public CancellationToken Lost { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(TimeSpan lease, long heldSince)
    {
        TimeSpan interval = lease / RenewalsPerLease;
        bool isHeld = true;
        while (isHeld)
        {
            await Task.Delay(interval, _clock, _end.Token).ConfigureAwait(false);
            long now = _clock.GetTimestamp();
            try
            {
                isHeld = await StoreCall.WithinAsync(interval, _clock, _renew, _end.Token).ConfigureAwait(false);
                heldSince = now;
            }
#pragma warning disable CA1031 // Whatever the store throws: there is time to try again, as long as the lease runs.
            catch (Exception e) when (!_end.IsCancellationRequested)
#pragma warning restore CA1031
            {
                _failed(e);
                isHeld = _clock.GetElapsedTime(heldSince) < lease;
            }
        }

        await _lost.CancelAsync().ConfigureAwait(false);
    }
}
