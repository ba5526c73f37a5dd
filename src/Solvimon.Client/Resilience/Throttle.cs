namespace Solvimon.Client.Resilience;

/// <summary>After a 429 the whole client slows down, not each call for itself: no attempt starts before the pause is over.</summary>
internal sealed class Throttle(TimeProvider clock)
{
    // A server that asks for an hour must not stop the whole client for one: its own call learns of the hour.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(0.5);

    // A timestamp, as the time of day may be set back; 0 for never.
    private long _pausedUntil;

    /// <summary>How long the pause still lasts; zero or less when there is none.</summary>
    public TimeSpan PauseLeft
    {
        get
        {
            long until = Volatile.Read(ref _pausedUntil);
            return until == 0 ? TimeSpan.Zero : clock.GetElapsedTime(clock.GetTimestamp(), until);
        }
    }

    /// <summary>Pauses for as long as the answer asks for.</summary>
    public void Pause(HttpResponseMessage tooManyRequests)
    {
        TimeSpan pause = Backoff.RetryAfter(tooManyRequests, clock) ?? DefaultPause;
        pause = pause < LongestPause ? pause : LongestPause;
        long until = clock.GetTimestamp() + (long)(pause.TotalSeconds * clock.TimestampFrequency);
        long current = Volatile.Read(ref _pausedUntil);
        while (until > current)
        {
            long seen = Interlocked.CompareExchange(ref _pausedUntil, until, current);
            if (seen == current)
            {
                return;
            }

            current = seen;
        }
    }
}
