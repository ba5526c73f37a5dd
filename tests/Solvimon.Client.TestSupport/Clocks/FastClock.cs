namespace Solvimon.Client.TestSupport;

/// <summary>
/// A clock on which short waits (back-off) are over at once and are written down; longer ones (time-outs) take their real
/// time. So a test of retries does not wait, and a test of time-outs is not fooled. Where time-outs are shorter than back-offs,
/// <paramref name="realWait"/> names the one wait that takes its time all the same.
/// </summary>
public sealed class FastClock(TimeSpan? longestSkippedWait = null, TimeSpan? realWait = null) : TimeProvider
{
    private readonly TimeSpan _longestSkippedWait = longestSkippedWait ?? TimeSpan.FromSeconds(12);
    private readonly List<TimeSpan> _waits = [];
    private long _skippedTicks;

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_waits)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Environment.TickCount64 * TimeSpan.TicksPerMillisecond + Interlocked.Read(ref _skippedTicks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _skippedTicks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > _longestSkippedWait || dueTime == realWait)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        lock (_waits)
        {
            _waits.Add(dueTime);
        }

        Interlocked.Add(ref _skippedTicks, dueTime.Ticks);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
