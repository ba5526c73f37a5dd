using System.Globalization;
using System.Text;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Benchmarks;

/// <summary>How much slower a sandbox gets as it fills up: the same calls to one with 1,000 usage events and to one with 100,000.</summary>
internal static class SandboxCommand
{
    public const string Name = "sandbox";

    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int EventsOfCustomer = 10;
    private const int PageSize = 50;
    private const double Bar = 1.5;

    public static async Task<int> RunAsync()
    {
        await using FilledSandbox few = await FilledSandbox.CreateAsync(Few);
        await using FilledSandbox many = await FilledSandbox.CreateAsync(Many);
        Console.WriteLine($"| call | {Few:N0} events, µs | {Many:N0} events, µs | ratio | bar | met |");
        Console.WriteLine("|---|---|---|---|---|---|");
        bool allMet = true;
        foreach ((string call, Func<FilledSandbox, string> path) in Calls())
        {
            await few.CheckAsync(path(few));
            await many.CheckAsync(path(many));
            Measurement[] costs = await Measurement.RunAsync(() => few.GetAsync(path(few)), () => many.GetAsync(path(many)));
            bool met = costs[1].TimeRatio <= Bar;
            allMet &= met;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {call} | {costs[0].Microseconds:N1} | {costs[1].Microseconds:N1} | {costs[1].TimeRatio:0.00}× | {Bar:0.00}× | {(met ? "yes" : "**no**")} |"));
        }

        return allMet ? 0 : 1;
    }

    private static IEnumerable<(string Call, Func<FilledSandbox, string> Path)> Calls() =>
    [
        ("a customer by reference", sandbox => $"/v1/customers/customer-{sandbox.Middle}"),
        ("customers, filtered by reference", sandbox => $"/v1/customers?reference=customer-{sandbox.Middle}"),
        ("an event by reference", sandbox => $"/v1/events?reference=event-{sandbox.Events / 2:D8}"),
        ("the events of a customer", sandbox => $"/v1/events?customer_id=cust_{sandbox.Middle}&limit={PageSize}"),
        ("the first page of all events", _ => $"/v1/events?limit={PageSize}"),
        ("a page in the middle", sandbox => $"/v1/events?limit={PageSize}&page={sandbox.Events / PageSize / 2}"),
        ("the last page", sandbox => $"/v1/events?limit={PageSize}&page={sandbox.Events / PageSize}"),
        ("the last page of all customers", sandbox => $"/v1/customers?limit={EventsOfCustomer}&page={sandbox.Customers / EventsOfCustomer}"),
    ];

    /// <summary>A sandbox with ten events for each of its customers, sent as a program sends them.</summary>
    private sealed class FilledSandbox : IAsyncDisposable
    {
        private readonly SolvimonSandbox _sandbox = new();
        private readonly HttpClient _http;

        private FilledSandbox(int events)
        {
            Events = events;
            _http = new HttpClient(_sandbox.CreateHandler()) { BaseAddress = _sandbox.InMemoryAddress };
            _http.DefaultRequestHeaders.Add("X-API-KEY", _sandbox.ApiKey);
        }

        public int Events { get; }

        public int Customers => Events / EventsOfCustomer;

        /// <summary>The number of a customer that is neither among the first nor among the last.</summary>
        public int Middle => Customers / 2;

        public static async Task<FilledSandbox> CreateAsync(int events)
        {
            FilledSandbox filled = new(events);
            filled._sandbox.Seed("meter-values", """{"id":"metv_1","reference":"calls","status":"ACTIVE","type":"NUMBER"}""");
            filled._sandbox.Seed("meters", """{"id":"metr_1","reference":"calls","status":"ACTIVE","meter_values":[{"id":"metv_1"}]}""");
            for (int customer = 0; customer < filled.Customers; customer++)
            {
                filled._sandbox.Seed("customers", $$"""{"id":"cust_{{customer}}","reference":"customer-{{customer}}","status":"ACTIVE"}""");
            }

            foreach (int[] batch in Enumerable.Range(0, events).Chunk(PageSize))
            {
                await filled.PostAsync("/v1/events/ingest-batch", $$"""{"meter_datas":[{{string.Join(',', batch.Select(filled.Event))}}]}""");
            }

            return filled;
        }

        public async Task GetAsync(string path)
        {
            using HttpResponseMessage response = await _http.GetAsync(path);
            response.EnsureSuccessStatusCode();
        }

        /// <summary>What is measured finds something.</summary>
        public async Task CheckAsync(string path)
        {
            string answer = await _http.GetStringAsync(path);
            if (answer.StartsWith("""{"data":[]""", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{path} finds nothing.");
            }
        }

        public ValueTask DisposeAsync()
        {
            _http.Dispose();
            return _sandbox.DisposeAsync();
        }

        private async Task PostAsync(string path, string json)
        {
            using StringContent content = new(json, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await _http.PostAsync(path, content);
            response.EnsureSuccessStatusCode();
        }

        private string Event(int number) => $$"""
            {"reference":"event-{{number:D8}}","customer_id":"cust_{{number % Customers}}","meter_id":"metr_1","meter_values":[{"id":"metv_1","number":"{{number}}"}]}
            """;
    }
}
