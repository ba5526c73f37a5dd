
namespace Solvimon.Client.UsageEvents.Storage;

/// <summary>The store, opened on first use. What failed is tried again by the next caller.</summary>
internal sealed class OpenStore(IUsageEventStore store, Func<UsageEventAccount> account) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile bool _isOpen;

    public async ValueTask<IUsageEventStore> GetAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
        {
            return store;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isOpen)
            {
                await store.OpenAsync(account(), cancellationToken).ConfigureAwait(false);
                _isOpen = true;
            }

            return store;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
