namespace Solvimon.Client.TestSupport;

/// <summary>A clock on which each wait takes another time. Unlike <see cref="FastClock"/> it remembers nothing, and its time of day is the real one.</summary>
/// <param name="wait">From the time asked for to the time waited; not asked about endless waits and those of no time.</param>
public sealed class HurriedClock(Func<TimeSpan, TimeSpan> wait) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? wait(dueTime) : dueTime, period);
}
