namespace Solvimon.Client.AspNetCore.Tests.Infrastructure;

/// <summary>A clock that a test sets; its timers run in real time.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _utcTicks = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).Ticks;

    public DateTimeOffset UtcNow
    {
        get => new(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _utcTicks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => UtcNow;
}
