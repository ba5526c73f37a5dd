using Polly;
using Solvimon.Client.Http.Content;
using Solvimon.Client.Resilience;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Http.Handlers;

/// <summary>
/// Sends the request, again where that is safe, within the call's time. An attempt includes its body: it is read here, so
/// that a truncated or slow answer is a failed attempt. Streamed answers are handed over after their headers.
/// </summary>
internal sealed class ResilienceHandler(SolvimonClientOptions options, CallLog log) : DelegatingHandler
{
    // Enough for any envelope; the rest of a 10 MB error page is not waited for.
    private const int ErrorBodyLimit = 64 * 1024;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = ResiliencePipelineFactory.Create(options, log);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        new CallProgress(call, call.Options.Timeout ?? options.Timeout, options.TimeProvider).AttachTo(context);
        try
        {
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, state) => state.Handler.AttemptAsync(state.Request, state.Call, context.CancellationToken),
                context,
                (Handler: this, Request: request, Call: call)).ConfigureAwait(false);

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        Exception? failure = null;
        call.Attempts++;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!(call.IsStreamed && response.IsSuccessStatusCode))
            {
                int limit = response.IsSuccessStatusCode ? options.MaxResponseBytes : Math.Min(ErrorBodyLimit, options.MaxResponseBytes);
                await BufferedResponseContent.BufferAsync(response, limit, call.IsRaw, cancellationToken).ConfigureAwait(false);
            }

            call.RecordAnswer(request, response);
        }
        catch (Exception e)
        {
            response?.Dispose();
            failure = e;
        }

        // Cancelled while under way: whoever cancelled it, the server may have acted.
        AttemptFate fate = failure is OperationCanceledException ? AttemptFate.Ambiguous : RetryPolicy.Judge(call, response, failure);
        call.WasAmbiguous |= fate is AttemptFate.Ambiguous or AttemptFate.AmbiguousAndFinal;
        return failure is null ? Outcome.FromResult(response!) : Outcome.FromException<HttpResponseMessage>(failure);
    }
}
