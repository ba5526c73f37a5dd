using System.Net;
using Polly;
using Solvimon.Client.Http;

namespace Solvimon.Client.Resilience;

/// <summary>Waits with an attempt until the client's pause is over.</summary>
internal sealed class ThrottleStrategy(Throttle throttle, TimeProvider clock) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        return await WaitAsync(context).ConfigureAwait(false) is { } refusal
            ? Outcome.FromException<HttpResponseMessage>(refusal)
            : await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
    }

    private async ValueTask<Exception?> WaitAsync(ResilienceContext context)
    {
        CallProgress progress = context.Progress();
        TimeSpan pause = throttle.PauseLeft;

        // A first attempt has been made already, and the pause may be its own doing.
        if (pause <= TimeSpan.Zero || progress.HasFirst)
        {
            return null;
        }

        if (pause > progress.TimeLeft)
        {
            return new SolvimonRateLimitException(
                $"{progress.Call.Operation.Name} was {progress.Call.NotSent}: the server asked this client to slow down for longer than the call may take.")
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
}
