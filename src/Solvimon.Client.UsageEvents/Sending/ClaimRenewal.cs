using Microsoft.Extensions.Logging;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>Renews a claim while its events are sent, and tells when it is lost.</summary>
internal sealed class ClaimRenewal : IAsyncDisposable
{
    // A renewal may fail twice before the lease runs out.
    private const int RenewalsPerLease = 3;

    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IUsageEventStore _store;
    private readonly UsageEventClaim _claim;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Task _renewing;

    /// <param name="store">The store that gave the claim.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="heldSince">The clock's timestamp from before the claim was made.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Takes note of renewals that fail.</param>
    public ClaimRenewal(IUsageEventStore store, UsageEventClaim claim, long heldSince, TimeProvider clock, ILogger logger)
    {
        (_store, _claim, _clock, _logger) = (store, claim, clock, logger);
        Lost = _lost.Token;
        _renewing = claim.LeaseDuration is { } lease ? RenewAsync(lease, heldSince) : Task.CompletedTask;
    }

    /// <summary>Ends when the claim is lost: another process may send the events now.</summary>
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
                isHeld = await _store.RenewAsync(_claim, _end.Token).WaitAsync(interval, _clock, _end.Token).ConfigureAwait(false);
                heldSince = now;
            }
#pragma warning disable CA1031 // Whatever the store throws: there is time to try again, as long as the lease runs.
            catch (Exception e) when (!_end.IsCancellationRequested)
#pragma warning restore CA1031
            {
                UsageEventLog.RenewalFailed(_logger, e);
                isHeld = _clock.GetElapsedTime(heldSince) < lease;
            }
        }

        await _lost.CancelAsync().ConfigureAwait(false);
    }
}
