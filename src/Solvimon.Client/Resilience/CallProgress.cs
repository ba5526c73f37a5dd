using Polly;
using Solvimon.Client.Http;

namespace Solvimon.Client.Resilience;

/// <summary>How far a call has come: its deadline, what became of a first attempt outside the pipeline, and the wait that was decided on.</summary>
internal sealed class CallProgress(ApiCall call, TimeSpan timeout, TimeProvider clock)
{
    // Where nothing is left; zero would be taken for no limit.
    private static readonly TimeSpan LeastLimit = TimeSpan.FromMilliseconds(1);

    private readonly long _startedAt = clock.GetTimestamp();

    public ApiCall Call { get; } = call;

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan NextDelay { get; set; }

    /// <summary>The answer to the first attempt, until the pipeline has taken it.</summary>
    public HttpResponseMessage? FirstAnswer { get; set; }

    /// <summary>Why the first attempt has no answer, until the pipeline has taken it.</summary>
    public Exception? FirstFailure { get; set; }

    public bool HasFirst => FirstAnswer is not null || FirstFailure is not null;

    public TimeSpan TimeLeft => timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout - clock.GetElapsedTime(_startedAt);

    /// <summary>That limit, or what is left of the call's time if that is less.</summary>
    public TimeSpan Shorten(TimeSpan limit)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return limit;
        }

        TimeSpan left = TimeLeft;
        left = left > LeastLimit ? left : LeastLimit;
        return limit == Timeout.InfiniteTimeSpan || limit > left ? left : limit;
    }

    public bool TakeFirst(out HttpResponseMessage? answer, out Exception? failure)
    {
        (answer, failure) = (FirstAnswer, FirstFailure);
        (FirstAnswer, FirstFailure) = (null, null);
        return answer is not null || failure is not null;
    }
}

/// <summary>Carries the progress of a call through Polly's pipeline.</summary>
internal static class CallProgressInContext
{
    private static readonly ResiliencePropertyKey<CallProgress> PropertyKey = new("Solvimon.Client.CallProgress");

    public static void AttachTo(this CallProgress progress, ResilienceContext context) => context.Properties.Set(PropertyKey, progress);

    public static CallProgress Progress(this ResilienceContext context) => context.Properties.GetValue(PropertyKey, null!);
}
