using System.Diagnostics;
using System.Diagnostics.Metrics;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Telemetry;

/// <summary>The SDK's source of spans and its meter, and what they record.</summary>
internal static class SolvimonTelemetry
{
    public const string Name = "Solvimon.Client";

    public static readonly ActivitySource Source = new(Name, ThisAssembly.Version);

    private static readonly Meter Meter = new(Name, ThisAssembly.Version);

    private static readonly Histogram<double> CallDuration = Meter.CreateHistogram<double>(
        "solvimon.client.call.duration",
        "s",
#if NET9_0_OR_GREATER
        "Duration of a call, all its attempts and waits included.",
        tags: null,
        // Those of http.client.request.duration, and two more for retries; a collector's own defaults are meant for milliseconds.
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60] });
#else
        // .NET 8 has no advice on buckets: docs/observability.md says how to set them.
        "Duration of a call, all its attempts and waits included.");
#endif

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "solvimon.client.retries", "{retry}", "Attempts after the first one of a call.");

    private static readonly Counter<long> Replays = Meter.CreateCounter<long>(
        "solvimon.client.replays", "{call}", "Calls that the server answered from memory, because an earlier request had done the work.");

    public static bool IsListenedTo => Source.HasListeners() || CallDuration.Enabled || Replays.Enabled;

    public static Activity? StartCall(ApiCall call, Uri address)
    {
        Activity? activity = Source.StartActivity(call.Progress.Operation.Name, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.request.method", call.Progress.Operation.Method.Method);
            activity.SetTag("url.template", call.Progress.Operation.Route);
            activity.SetTag("server.address", address.Host);
            activity.SetTag("server.port", address.Port);
        }

        return activity;
    }

    public static void EndCall(Activity? activity, ApiCall call, TimeSpan duration, Exception? exception)
    {
        string? error = exception?.GetType().FullName;
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.response.status_code", (int?)call.Progress.StatusCode);
            activity.SetTag("solvimon.request_id", call.Progress.RequestId);
            if (call.Progress.Attempts > 1)
            {
                activity.SetTag("http.request.resend_count", call.Progress.Attempts - 1);
            }

            if (call.Progress.WasReplayed)
            {
                activity.SetTag("solvimon.idempotency.replayed", true);
            }

            if (error is not null)
            {
                activity.SetTag("error.type", error);
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        if (call.Progress.WasReplayed)
        {
            Replays.Add(1, Tag("http.request.method", call.Progress.Operation.Method.Method), Tag("url.template", call.Progress.Operation.Route));
        }

        if (CallDuration.Enabled)
        {
            TagList tags = new TagList
            {
                { "http.request.method", call.Progress.Operation.Method.Method },
                { "url.template", call.Progress.Operation.Route },
                { "http.response.status_code", (int?)call.Progress.StatusCode },
            };
            if (error is not null)
            {
                tags.Add("error.type", error);
            }

            CallDuration.Record(duration.TotalSeconds, tags);
        }
    }

    /// <summary>Notes a retry on the call's span; not on the caller's, which is the current one when the call has none.</summary>
    public static void AddRetry(Activity? current, string reason)
    {
        if (current is not null && current.Source == Source)
        {
            current.AddEvent(new ActivityEvent("solvimon.retry", tags: new ActivityTagsCollection { ["solvimon.retry.reason"] = reason }));
        }
    }

    public static void RecordRetry(ApiCall call) =>
        Retries.Add(1, Tag("http.request.method", call.Progress.Operation.Method.Method), Tag("url.template", call.Progress.Operation.Route));

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);
}
