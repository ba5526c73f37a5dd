namespace Solvimon.Client.Entitlements.Telemetry;

/// <summary>Lets one message through in a while: an outage fails requests for every customer, and is one outage.</summary>
internal sealed class LogGate(TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private long _passedAt = -1;

    public bool TryPass()
    {
        long passedAt = Interlocked.Read(ref _passedAt);
        return (passedAt < 0 || clock.GetElapsedTime(passedAt) >= Period)
            && Interlocked.CompareExchange(ref _passedAt, clock.GetTimestamp(), passedAt) == passedAt;
    }
}
