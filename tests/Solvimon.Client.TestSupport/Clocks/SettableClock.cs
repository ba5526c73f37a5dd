namespace Solvimon.Client.TestSupport;

/// <summary>A clock whose time of day a test sets; what it measures, and its timers, run in real time.</summary>
public sealed class SettableClock : TimeProvider
{
    private long _utcTicks = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).Ticks;

    public DateTimeOffset UtcNow
    {
        get => new(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _utcTicks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => UtcNow;
}
