using Microsoft.Extensions.Hosting;
using Solvimon.Client.UsageEvents.Outbox;

namespace Solvimon.Client.UsageEvents.Hosting;

/// <summary>Sends while the host runs. When it stops, nothing is claimed any more, and what is under way has the host's time to end.</summary>
internal sealed class UsageEventsService(IUsageEvents usage) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private Task _sending = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (usage is UsageEventsOutbox outbox)
        {
            await outbox.OpenAsync(cancellationToken).ConfigureAwait(false);
            _sending = Task.Run(() => outbox.SendAsync(_stopping.Token, _abort.Token), CancellationToken.None);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // The fate of what is broken off is written down as unknown, which takes a moment.
        await _abort.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        if (usage is UsageEventsOutbox outbox)
        {
            await outbox.CommitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abort.Dispose();
    }
}
