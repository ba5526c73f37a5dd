using System.Net;
using System.Runtime.ExceptionServices;
using Polly;
using Polly.Timeout;
using Solvimon.Client.Http.Content;
using Solvimon.Client.Resilience;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Http.Handlers;

/// <summary>
/// Sends the request, again where that is safe, within the call's time. An attempt includes its body: it is read here, so
/// that a truncated or slow answer is a failed attempt. Streamed answers are handed over after their headers.
/// </summary>
/// <remarks>
/// Nearly every call is done after one attempt, with nothing to decide about it. So the first attempt is made directly, and
/// the Polly pipeline gets its outcome only where another attempt may follow. A program whose calls succeed does not build
/// the pipeline, nor load Polly, which would take a good part of the time to its first answer.
/// </remarks>
internal sealed class ResilienceHandler(SolvimonClientOptions options, CallLog log) : DelegatingHandler
{
    // Enough for any envelope; the rest of a 10 MB error page is not waited for.
    private const int ErrorBodyLimit = 64 * 1024;

    private readonly Throttle _throttle = new(options.TimeProvider);
    private ResiliencePipeline<HttpResponseMessage>? _pipeline;

    // One call after another uses the same timer; a call beside it makes one of its own.
    private CancellationTokenSource? _spareTimer;

    // The circuit breaker counts every attempt, and the limit holds for every attempt.
    private bool FirstAttemptNeedsPipeline =>
        options.CircuitBreakerDuration is not null || options.MaxConcurrentRequests is not null || _throttle.PauseLeft > TimeSpan.Zero;

    private ResiliencePipeline<HttpResponseMessage> Pipeline
    {
        get
        {
            // Two first calls may both make one; one of them stays.
            if (_pipeline is null)
            {
                Interlocked.CompareExchange(ref _pipeline, ResiliencePipelineFactory.Create(options, _throttle, log), null);
            }

            return _pipeline;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        var progress = new CallProgress(call, TimeoutOf(call), options.TimeProvider);
        if (FirstAttemptNeedsPipeline)
        {
            return await RunPipelineAsync(request, progress, cancellationToken).ConfigureAwait(false);
        }

        TimeSpan limit = progress.Shorten(options.AttemptTimeout);
        CancellationTokenSource timer = Interlocked.Exchange(ref _spareTimer, null) ?? new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.TimeProvider);
        using (cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer))
        {
            timer.CancelAfter(limit);
            try
            {
                progress.FirstAnswer = await AttemptAsync(request, call, timer.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                progress.FirstFailure = TimedOut(limit, e);
            }
            catch (Exception e)
            {
                progress.FirstFailure = e;
            }
        }

        Recycle(timer);
        if (MayRepeat(progress) && !cancellationToken.IsCancellationRequested)
        {
            return await RunPipelineAsync(request, progress, cancellationToken).ConfigureAwait(false);
        }

        if (progress.FirstFailure is not null)
        {
            ExceptionDispatchInfo.Throw(progress.FirstFailure);
        }

        return progress.FirstAnswer!;
    }

    private TimeSpan TimeoutOf(ApiCall call)
    {
        TimeSpan timeout = call.Options.Timeout ?? options.Timeout;
        return timeout == Timeout.InfiniteTimeSpan || timeout <= call.TimeSpent ? timeout : timeout - call.TimeSpent;
    }

    private void Recycle(CancellationTokenSource timer)
    {
        // One that has fired cannot be used again.
        CancellationTokenSource? unused = timer.TryReset() ? Interlocked.Exchange(ref _spareTimer, timer) : timer;
        unused?.Dispose();
    }

    private bool MayRepeat(CallProgress progress)
    {
        AttemptFate fate = RetryPolicy.Judge(progress.Call, progress.FirstAnswer, progress.FirstFailure);
        return RetryPolicy.MayRepeat(progress.Call, fate, options.UsageEventsAreIdempotent) && options.MaxRetries > 0 && progress.TimeLeft > TimeSpan.Zero;
    }

    private async Task<HttpResponseMessage> RunPipelineAsync(HttpRequestMessage request, CallProgress progress, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        progress.AttachTo(context);
        try
        {
            Outcome<HttpResponseMessage> outcome = await Pipeline.ExecuteOutcomeAsync(
                static (context, state) => state.Handler.NextOutcomeAsync(state.Request, state.Progress, context.CancellationToken),
                context,
                (Handler: this, Request: request, Progress: progress)).ConfigureAwait(false);

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> NextOutcomeAsync(HttpRequestMessage request, CallProgress progress, CancellationToken cancellationToken)
    {
        if (progress.TakeFirst(out HttpResponseMessage? answer, out Exception? failure))
        {
            return failure is null ? Outcome.FromResult(answer!) : Outcome.FromException<HttpResponseMessage>(failure);
        }

        try
        {
            return Outcome.FromResult(await AttemptAsync(request, progress.Call, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        int sentBefore = call.Attempts;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!(call.IsStreamed && response.IsSuccessStatusCode))
            {
                int limit = response.IsSuccessStatusCode ? options.MaxResponseBytes : Math.Min(ErrorBodyLimit, options.MaxResponseBytes);
                await BufferedResponseContent.BufferAsync(response, limit, call.IsRaw, cancellationToken).ConfigureAwait(false);
            }

            call.RecordAnswer(request, response);
            NoteFate(call, RetryPolicy.Judge(call, response, exception: null));
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                _throttle.Pause(response);
            }

            return response;
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (PrimaryHandler.IsConnectTimeout(e, InnerHandler))
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection took too long.", e);
            }

            if (call.Attempts > sentBefore)
            {
                // Cancelled while under way: whoever cancelled it, the server may have acted.
                NoteFate(call, e is OperationCanceledException ? AttemptFate.Ambiguous : RetryPolicy.Judge(call, response: null, e));
            }

            throw;
        }
    }

    private static void NoteFate(ApiCall call, AttemptFate fate) =>
        call.WasAmbiguous |= fate is AttemptFate.Ambiguous or AttemptFate.AmbiguousAndFinal;

    private static TimeoutRejectedException TimedOut(TimeSpan limit, Exception cause) =>
        new("The attempt took too long.", limit, cause);
}
