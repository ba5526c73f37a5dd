using System.Collections.Concurrent;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>Customers one of whose events was refused a short while ago: they are sent apart, so that they do not refuse others' batches.</summary>
internal sealed class SuspectCustomers(TimeProvider clock)
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, long> _since = new(StringComparer.Ordinal);

    public void Add(string customer) => _since[customer] = clock.GetTimestamp();

    public bool Contains(string customer)
    {
        if (!_since.TryGetValue(customer, out long since))
        {
            return false;
        }

        if (clock.GetElapsedTime(since) < Duration)
        {
            return true;
        }

        _since.TryRemove(new KeyValuePair<string, long>(customer, since));
        return false;
    }
}
