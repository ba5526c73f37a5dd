using System.Diagnostics.CodeAnalysis;
using System.Net;
using Polly;
using Polly.Timeout;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Resilience;

/// <summary>
/// Lets an attempt start when the client's pause is over and, where the client has a limit, a place is free. A call that
/// waits out its back-off holds no place.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class AdmissionStrategy(Throttle throttle, int? places, TimeProvider clock) : ResilienceStrategy<HttpResponseMessage>
{
    private readonly SemaphoreSlim? _places = places is { } limit ? new SemaphoreSlim(limit, limit) : null;

    // Most calls need not wait, and are let through without a state machine of their own.
    protected override ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
        _places is null && throttle.PauseLeft <= TimeSpan.Zero
            ? callback(context, state)
            : ExecuteWhenAdmittedAsync(callback, context, state);

    private async ValueTask<Outcome<HttpResponseMessage>> ExecuteWhenAdmittedAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            await EnterAsync(context.Call(), context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or SolvimonException or TimeoutRejectedException)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }

        try
        {
            return await callback(context, state).ConfigureAwait(false);
        }
        finally
        {
            _places?.Release();
        }
    }

    private async ValueTask EnterAsync(ApiCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The pause may have grown while this call slept.
            while (throttle.PauseLeft is { Ticks: > 0 } pause)
            {
                ThrowIfTooLong(pause, call);
                await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            }

            if (_places is null)
            {
                return;
            }

            await WaitForPlaceAsync(call, cancellationToken).ConfigureAwait(false);
            if (throttle.PauseLeft <= TimeSpan.Zero)
            {
                return;
            }

            // Whoever left the place was told to slow down.
            _places.Release();
        }
    }

    private async ValueTask WaitForPlaceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (_places!.Wait(0, CancellationToken.None))
        {
            return;
        }

        TimeSpan left = call.Progress.Shorten(Timeout.InfiniteTimeSpan);
        using CancellationTokenSource timer = new(left, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _places.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutRejectedException("No place became free in time.", left, e);
        }
    }

    private static void ThrowIfTooLong(TimeSpan pause, ApiCall call)
    {
        if (pause > call.Progress.TimeLeft)
        {
            throw new SolvimonRateLimitException(
                $"{call.Progress.Operation.Name} was {call.Progress.NotSent}: the server asked this client to slow down for longer than the call may take.")
            {
                StatusCode = HttpStatusCode.TooManyRequests,
                RetryAfter = pause,
            }.About(call);
        }
    }
}
