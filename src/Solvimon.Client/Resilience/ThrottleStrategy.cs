using System.Net;
using Polly;
using Solvimon.Client.Http;

namespace Solvimon.Client.Resilience;

/// <summary>After a 429 the whole client slows down, not each call for itself: no attempt starts before the pause is over.</summary>
internal sealed class ThrottleStrategy(TimeProvider clock) : ResilienceStrategy<HttpResponseMessage>
{
    // A server that asks for an hour must not stop the whole client for one: its own call learns of the hour.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(0.5);

    private long _pausedUntilTicks;

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        if (await WaitAsync(context).ConfigureAwait(false) is { } refusal)
        {
            return Outcome.FromException<HttpResponseMessage>(refusal);
        }

        Outcome<HttpResponseMessage> outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        if (outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Pause(Backoff.RetryAfter(outcome.Result, clock) ?? DefaultPause);
        }

        return outcome;
    }

    private async ValueTask<Exception?> WaitAsync(ResilienceContext context)
    {
        TimeSpan pause = new(Volatile.Read(ref _pausedUntilTicks) - clock.GetUtcNow().UtcTicks);
        if (pause <= TimeSpan.Zero)
        {
            return null;
        }

        CallProgress progress = CallProgress.Of(context);
        if (pause > progress.TimeLeft)
        {
            return new SolvimonRateLimitException("Not sent: the server asked this client to slow down for longer than the call may take.")
            {
                StatusCode = HttpStatusCode.TooManyRequests,
                RetryAfter = pause,
            }.About(progress.Call);
        }

        try
        {
            await Task.Delay(pause, clock, context.CancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException e)
        {
            return e;
        }
    }

    private void Pause(TimeSpan pause)
    {
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
