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
        using Activity? activity = SolvimonTelemetry.StartCall(call, request.RequestUri!);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            TimeSpan duration = clock.GetElapsedTime(startedAt);
            SolvimonTelemetry.EndCall(activity, call, duration, exception: null);
            log.Completed(call, duration);
            return response;
        }
        catch (Exception e)
        {
            TimeSpan duration = clock.GetElapsedTime(startedAt);
            SolvimonTelemetry.EndCall(activity, call, duration, e);
            log.Failed(call, duration, e);
            throw;
        }
    }
}
