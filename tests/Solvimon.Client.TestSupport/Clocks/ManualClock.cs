using Microsoft.Extensions.Time.Testing;

namespace Solvimon.Client.TestSupport;

/// <summary>A clock that stands still until it is moved, and tells how many wait for it, so that a test moves it at the right time.</summary>
public sealed class ManualClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private int _activeTimers;

    public ManualClock()
        : this(new DateTimeOffset(2026, 3, 31, 8, 39, 2, TimeSpan.Zero))
    {
    }

    public int ActiveTimers => Volatile.Read(ref _activeTimers);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        CountedTimer timer = new(this);
        timer.Start(callback, state, dueTime, period);
        return timer;
    }

    private ITimer CreateInner(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime, period);

    private sealed class CountedTimer(ManualClock clock) : ITimer
    {
        private ITimer _inner = null!;
        private int _isActive;

        public void Start(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            SetActive(dueTime != Timeout.InfiniteTimeSpan);
            _inner = clock.CreateInner(
                given =>
                {
                    SetActive(period > TimeSpan.Zero);
                    callback(given);
                },
                state,
                dueTime,
                period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            SetActive(dueTime != Timeout.InfiniteTimeSpan);
            return _inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            SetActive(false);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            SetActive(false);
            return _inner.DisposeAsync();
        }

        private void SetActive(bool isActive)
        {
            if (Interlocked.Exchange(ref _isActive, isActive ? 1 : 0) is var before && (before == 1) != isActive)
            {
                Interlocked.Add(ref clock._activeTimers, isActive ? 1 : -1);
            }
        }
    }
}
