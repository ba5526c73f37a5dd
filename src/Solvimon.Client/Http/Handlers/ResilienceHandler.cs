using System.Runtime.CompilerServices;
using Polly;
using Solvimon.Client.Calls;
using Solvimon.Client.Resilience;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Http.Handlers;

/// <summary>Sends the request, again where that is safe, within the call's time. Every attempt runs in the same Polly pipeline.</summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly SolvimonClientOptions _options;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    // What Polly passes on stands in the state machine of each of its strategies: one reference, and not several.
    private readonly Func<ResilienceContext, OriginalRequest, ValueTask<Outcome<HttpResponseMessage>>> _attempt;

    public ResilienceHandler(SolvimonClientOptions options, Throttle throttle, CallLog log)
    {
        _options = options;
        _pipeline = CallPipeline.Create(options, throttle, log);
        _attempt = AttemptAsync;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        call.Progress.MaxObjectBytes = (long)CallProgress.ObjectFactor * _options.MaxResponseBytes;
        call.Progress.StartClock(call.Options.Timeout ?? _options.Timeout, _options.TimeProvider);

        // HttpClient knows of its own end alone, not of the caller's token.
        using CancellationTokenSource? either = call.CancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, cancellationToken)
            : null;
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, either?.Token ?? cancellationToken);
        context.SetCall(call);
        try
        {
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(_attempt, context, new OriginalRequest(request, call)).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] // awaited once, by Polly: its state machine is used again
    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context, OriginalRequest original)
    {
        CallProgress progress = original.Call.Progress;
        if (progress.Attempts > 0)
        {
            original.Restore();
        }

        progress.Begin();
        try
        {
            return Outcome.FromResult(await base.SendAsync(original.Message, context.CancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }
}
