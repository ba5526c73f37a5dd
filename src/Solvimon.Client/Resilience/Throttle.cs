namespace Solvimon.Client.Resilience;

/// <summary>After a 429 the whole client slows down, not each call for itself: no attempt starts before the pause is over.</summary>
internal sealed class Throttle(TimeProvider clock)
{
    // A server that asks for an hour must not stop the whole client for one: its own call learns of the hour.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(0.5);

    private long _pausedUntilTicks;

    /// <summary>How long the pause still lasts; zero or less when there is none.</summary>
    public TimeSpan PauseLeft
    {
        get
        {
            long until = Volatile.Read(ref _pausedUntilTicks);
            return until == 0 ? TimeSpan.Zero : new TimeSpan(until - clock.GetUtcNow().UtcTicks);
        }
    }

    /// <summary>Pauses for as long as the answer asks for.</summary>
    public void Pause(HttpResponseMessage tooManyRequests)
    {
        TimeSpan pause = Backoff.RetryAfter(tooManyRequests, clock) ?? DefaultPause;
        long until = (clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause)).UtcTicks;
        long current = Volatile.Read(ref _pausedUntilTicks);
        while (until > current)
        {
            long seen = Interlocked.CompareExchange(ref _pausedUntilTicks, until, current);
            if (seen == current)
            {
                return;
            }

            current = seen;
        }
    }
}
