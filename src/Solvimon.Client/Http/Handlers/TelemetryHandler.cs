using System.Diagnostics;
using Solvimon.Client.Calls;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Http.Handlers;

/// <summary>One span, one measurement and one log line for each call. Costs nothing when nobody listens.</summary>
internal sealed class TelemetryHandler(CallLog log, TimeProvider clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SolvimonTelemetry.IsListenedTo || log.IsEnabled
            ? SendObservedAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendObservedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        long startedAt = clock.GetTimestamp();
        Activity? activity = SolvimonTelemetry.StartCall(call, request.RequestUri!);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            End(e);
            throw;
        }

        if (call.IsStreamed || call.IsAnswerHandedOver)
        {
            End(failure: null);
        }
        else
        {
            // An answer that cannot be read is a failed call, and it is read further up.
            call.Progress.OnAnswerRead = End;
        }

        return response;

        void End(Exception? failure)
        {
            TimeSpan duration = clock.GetElapsedTime(startedAt);
            SolvimonTelemetry.EndCall(activity, call, duration, failure);
            activity?.Dispose();
            if (failure is null)
            {
                log.Completed(call, duration);
            }
            else
            {
                log.Failed(call, duration, failure);
            }
        }
    }
}
