using Microsoft.Extensions.Logging;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>The time in which nothing is sent, because Solvimon takes nothing: 1 s, 2 s, 4 s … up to a minute, or as long as it asks for.</summary>
internal sealed class StorePause(TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _startedAt;
    private TimeSpan _length;
    private int _failures;
    private string? _held;

    /// <summary>Why everything is refused; <see langword="null"/> while it is not.</summary>
    public string? HeldBecause
    {
        get
        {
            lock (_gate)
            {
                return _held;
            }
        }
    }

    /// <summary>Whether the last request failed: then one is enough to see whether it is better.</summary>
    public bool IsFailing
    {
        get
        {
            lock (_gate)
            {
                return _failures > 0;
            }
        }
    }

    public TimeSpan Left
    {
        get
        {
            lock (_gate)
            {
                TimeSpan left = _length - clock.GetElapsedTime(_startedAt);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            (_failures, _length, _held) = (0, TimeSpan.Zero, null);
        }
    }

    public void Failed(Exception exception, bool isHeld)
    {
        TimeSpan length;
        SolvimonApiException? answer = exception as SolvimonApiException;
        lock (_gate)
        {
            // Requests that failed side by side are one failure.
            if (_failures == 0 || Left == TimeSpan.Zero)
            {
                _failures++;
            }

            double seconds = Math.Min(Longest.TotalSeconds, Math.Pow(2, _failures - 1));
            TimeSpan asked = answer?.RetryAfter ?? TimeSpan.Zero;
            length = TimeSpan.FromSeconds(Math.Max(seconds, Math.Min(asked.TotalSeconds, TimeSpan.FromHours(1).TotalSeconds)));
            (_startedAt, _length) = (clock.GetTimestamp(), length);
            _held = isHeld ? Describe(exception) : null;
        }

        if (isHeld)
        {
            UsageEventLog.Paused(logger, Describe(exception), answer?.RequestId, length.TotalSeconds);
        }
        else
        {
            UsageEventLog.NotNow(logger, Describe(exception), answer?.RequestId, length.TotalSeconds);
        }
    }

    public static string Describe(Exception exception) =>
        exception is SolvimonApiException answer ? $"{(int)answer.StatusCode} {answer.Code}".TrimEnd() : exception.GetType().Name;
}
