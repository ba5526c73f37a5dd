using System.Runtime.CompilerServices;
using Polly;
using Solvimon.Client.Calls;
using Solvimon.Client.Resilience;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Http.Handlers;

/// <summary>Sends the request, again where that is safe, within the call's time. Every attempt runs in the same Polly pipeline.</summary>
internal sealed class ResilienceHandler(SolvimonClientOptions options, Throttle throttle, CallLog log) : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = CallPipeline.Create(options, throttle, log);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        call.Progress.MaxObjectBytes = (long)CallProgress.ObjectFactor * options.MaxResponseBytes;
        call.Progress.StartClock(call.Options.Timeout ?? options.Timeout, options.TimeProvider);

        // HttpClient knows of its own end alone, not of the caller's token.
        using CancellationTokenSource? either = call.CancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, cancellationToken)
            : null;
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, either?.Token ?? cancellationToken);
        context.SetCall(call);
        try
        {
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, state) => state.Handler.AttemptAsync(state.Original, state.Call, context.CancellationToken),
                context,
                (Handler: this, Original: new OriginalRequest(request, call), Call: call)).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] // awaited once, by Polly: its state machine is used again
    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(OriginalRequest original, ApiCall call, CancellationToken cancellationToken)
    {
        if (call.Progress.Attempts > 0)
        {
            original.Restore();
        }

        call.Progress.Begin();
        try
        {
            return Outcome.FromResult(await base.SendAsync(original.Message, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }
}
