using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Telemetry;

/// <summary>Alone, as whoever listens hears every client of the process.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryCollection;

[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests
{
    private const string SourceName = "Solvimon.Client";

    [Fact]
    public async Task A_retried_call_is_one_span_with_the_template_as_its_name()
    {
        using SpanRecorder spans = new();
        using MockServer server = MockServer.AnsweringInTurn((503, """{"data":[]}"""), (503, """{"data":[]}"""), (200, """{"data":[]}"""));
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.List().WithReference("a-private-reference").ToListAsync();

        Activity span = spans.Ended.Should().ContainSingle().Subject;
        span.DisplayName.Should().Be("GET /v1/customers");
        span.Kind.Should().Be(ActivityKind.Client);
        span.Status.Should().Be(ActivityStatusCode.Unset);
        Tags(span).Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["url.template"] = "/v1/customers",
            ["server.address"] = "127.0.0.1",
            ["server.port"] = server.BaseAddress.Port,
            ["http.response.status_code"] = 200,
            ["http.request.resend_count"] = 2,
            ["solvimon.request_id"] = "reqr_test",
        });
        span.Events.Select(e => $"{e.Name} {e.Tags.Single().Value}").Should().Equal("solvimon.retry 503", "solvimon.retry 503");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_a_failed_call()
    {
        using SpanRecorder spans = new();
        using MockServer server = MockServer.Answering(200, """{"id":7}""");
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonSerializationException failure = await Assert.ThrowsAsync<SolvimonSerializationException>(() => solvimon.Customers.GetAsync("acme"));

        failure.StackTrace.Should().Contain("ModelSerializer", "the stack trace is that of the reading");
        Activity span = spans.Ended.Should().ContainSingle().Subject;
        span.Status.Should().Be(ActivityStatusCode.Error);
        Tags(span)["error.type"].Should().Be(typeof(SolvimonSerializationException).FullName);
        Tags(span)["http.response.status_code"].Should().Be(200);
    }

    [Fact]
    public async Task A_call_whose_answer_says_nothing_ends_its_span()
    {
        using SpanRecorder spans = new();
        using MockServer server = MockServer.Answering(200, "");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Authentication.LogoutAsync();

        spans.Ended.Should().ContainSingle().Which.Status.Should().Be(ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_failed_call_is_a_failed_span_without_what_was_sent()
    {
        using SpanRecorder spans = new();
        using MockServer server = MockServer.Answering(404, """{"type":"INVALID_REQUEST","code":"RESOURCE_NOT_FOUND","message":"private words"}""");
        using SolvimonClient solvimon = server.CreateClient();

        await Assert.ThrowsAsync<SolvimonNotFoundException>(() => solvimon.Customers["a-private-reference"].ActivateAsync());

        Activity span = spans.Ended.Should().ContainSingle().Subject;
        span.DisplayName.Should().Be("POST /v1/customers/{idOrReference}/activate");
        span.Status.Should().Be(ActivityStatusCode.Error);
        Tags(span)["error.type"].Should().Be(typeof(SolvimonNotFoundException).FullName);
        Tags(span)["http.response.status_code"].Should().Be(404);
        Tags(span).Should().NotContainKey("http.request.resend_count");
        string.Join(' ', span.TagObjects, span.StatusDescription, string.Join(' ', span.Events)).Should().NotContain("private").And.NotContain(TestKeys.ApiKey);
    }

    [Fact]
    public async Task The_span_is_a_child_of_the_callers_and_the_caller_gets_its_own_back()
    {
        using SpanRecorder spans = new();
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        using Activity callers = new Activity("caller").Start();

        await solvimon.Customers.GetAsync("cust_1");

        Activity.Current.Should().BeSameAs(callers);
        spans.Ended.Single().ParentSpanId.Should().Be(callers.SpanId);
    }

    [Fact]
    public async Task A_retry_leaves_no_mark_on_the_callers_span()
    {
        using MockServer server = MockServer.AnsweringInTurn((503, "{}"), (200, "{}"));
        using SolvimonClient solvimon = server.CreateClient();
        using Activity callers = new Activity("caller").Start();

        await solvimon.Customers.GetAsync("cust_1");

        callers.Events.Should().BeEmpty("nobody listens to the SDK's spans, and the caller's is the caller's");
    }

    [Fact]
    public async Task Calls_retries_and_replays_are_measured()
    {
        using MetricRecorder metrics = new();
        using MockServer server = MockServer.AnsweringInTurn(
            MockServer.Json(503, "{}"),
            MockServer.Json(503, "{}"),
            MockServer.Json(200, "{}").WithHeader("Idempotent-Replayed", "true"),
            MockServer.Json(400, "{}"));
        using SolvimonClient solvimon = server.CreateClient();
        ICustomerHandle customer = solvimon.Customers["a-private-reference"];

        await customer.ActivateAsync();
        await Assert.ThrowsAsync<SolvimonApiException>(() => customer.GetAsync());

        metrics.Of("solvimon.client.retries").Should().Equal(
            "1 http.request.method=POST url.template=/v1/customers/{idOrReference}/activate",
            "1 http.request.method=POST url.template=/v1/customers/{idOrReference}/activate");
        metrics.Of("solvimon.client.replays").Should().Equal("1 http.request.method=POST url.template=/v1/customers/{idOrReference}/activate");
        metrics.Of("solvimon.client.call.duration").Should().HaveCount(2);
        metrics.Of("solvimon.client.call.duration").Select(measurement => measurement[measurement.IndexOf(' ', StringComparison.Ordinal)..].Trim()).Should().Equal(
            "http.request.method=POST url.template=/v1/customers/{idOrReference}/activate http.response.status_code=200",
            "http.request.method=GET url.template=/v1/customers/{idOrReference} http.response.status_code=400 error.type=Solvimon.Client.SolvimonApiException");
        metrics.Units.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["solvimon.client.call.duration"] = "s",
            ["solvimon.client.retries"] = "{retry}",
            ["solvimon.client.replays"] = "{call}",
        });
    }

    [Fact]
    public async Task OpenTelemetry_needs_the_two_names_and_nothing_else()
    {
        List<Activity> spans = [];
        List<string> metrics = [];
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        using (TracerProvider tracing = OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(SourceName).AddProcessor(new ListProcessor(spans)).Build())
        using (MeterProvider metering = OpenTelemetry.Sdk.CreateMeterProviderBuilder().AddMeter(SourceName).AddReader(new BaseExportingMetricReader(new ListExporter(metrics))).Build())
        {
            await solvimon.Customers.GetAsync("cust_1");
            metering.ForceFlush();
        }

        spans.Should().ContainSingle().Which.DisplayName.Should().Be("GET /v1/customers/{idOrReference}");
        metrics.Should().Contain("solvimon.client.call.duration");
    }

    [Fact]
    public async Task Without_a_listener_there_is_no_span()
    {
        Activity? current = null;
        StubHandler handler = new((_, _) =>
        {
            current = Activity.Current;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("{}") });
        });
        using SolvimonClient solvimon = handler.CreateClient();

        await solvimon.Customers.GetAsync("cust_1");

        current.Should().BeNull();
    }

    private static Dictionary<string, object?> Tags(Activity span) => span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);

    private sealed class SpanRecorder : IDisposable
    {
        private readonly ActivityListener _listener;

        public SpanRecorder()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == SourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Ended.Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<Activity> Ended { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    private sealed class MetricRecorder : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<(string Name, string Text)> _measurements = [];

        public MetricRecorder()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == SourceName)
                {
                    Units[instrument.Name] = instrument.Unit ?? "";
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public Dictionary<string, string> Units { get; } = [];

        public IEnumerable<string> Of(string name) => _measurements.Where(measurement => measurement.Name == name).Select(measurement => measurement.Text);

        public void Dispose() => _listener.Dispose();

        private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _measurements.Add((instrument.Name, $"{value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
    }

    private sealed class ListProcessor(List<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Add(data);
    }

    private sealed class ListExporter(List<string> names) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                names.Add(metric.Name);
            }

            return ExportResult.Success;
        }
    }
}
