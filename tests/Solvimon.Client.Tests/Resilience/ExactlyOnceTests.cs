using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Tests.Resilience;

/// <summary>10,000 writes from 32 callers while a fifth of all requests fails: nothing is lost, nothing is doubled.</summary>
public sealed class ExactlyOnceTests(ITestOutputHelper output)
{
    private const int Count = 10_000;
    private const double FaultRate = 0.2;
    private const int Seed = 20_240_607;

    private static readonly ParallelOptions Callers = new() { MaxDegreeOfParallelism = 32 };

    // Each of them tells whether the work was done, so that the test knows which answers must be replays.
    private static readonly SandboxFault[] Mix =
    [
        new() { Kind = SandboxFaultKind.Status, StatusCode = HttpStatusCode.ServiceUnavailable },
        new() { Kind = SandboxFaultKind.Status, StatusCode = HttpStatusCode.TooManyRequests, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } },
        new() { Kind = SandboxFaultKind.HtmlPage },
        new() { Kind = SandboxFaultKind.Reset, AfterCommit = true },
        new() { Kind = SandboxFaultKind.TruncatedBody },
    ];

    [Fact]
    public async Task Ten_thousand_creates_make_ten_thousand_customers()
    {
        await using SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { TimeProvider = new FastClock() });
        using SolvimonClient client = sandbox.CreateClient(options => options.MaxRetries = 1);
        sandbox.Faults.AtRate(FaultRate, Seed, Mix);
        ConcurrentDictionary<string, (string Key, bool WasReplayed)> customers = new ConcurrentDictionary<string, (string Key, bool WasReplayed)>();
        int exceptions = 0, unknown = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, Count), Callers, async (i, cancellationToken) =>
        {
            // Without a reference, so that nothing but the key keeps a second one out.
            CustomerCreateRequest request = new() { Type = CustomerType.Organization, Email = $"customer-{i}@example.com" };
            string? key = null;
            while (true)
            {
                bool wasReplayed = false;
                try
                {
                    Customer customer = await client.Customers.CreateAsync(request, new RequestOptions { IdempotencyKey = key, OnResponse = answer => wasReplayed = answer.WasReplayed }, cancellationToken);
                    customer.Email.Should().Be(request.Email);
                    customers.TryAdd(customer.Id!, ("", wasReplayed)).Should().BeTrue("no two callers get the same customer");
                    return;
                }
                catch (SolvimonException e) when (e is not (SolvimonValidationException or SolvimonNotFoundException))
                {
                    key = e.IdempotencyKey;
                    Interlocked.Increment(ref exceptions);
                    Interlocked.Add(ref unknown, e.OutcomeUnknown ? 1 : 0);
                }
            }
        });

        List<List<RecordedRequest>> byKey = [.. sandbox.Requests.GroupBy(request => request.IdempotencyKey).Select(group => group.ToList())];
        int replaysDue = byKey.Count(requests => requests[..^1].Exists(WasDone));
        int replaysSeen = customers.Values.Count(seen => seen.WasReplayed);
        output.WriteLine($"{sandbox.Requests.Count} requests, {exceptions} exceptions ({unknown} of unknown outcome), {replaysSeen} replays, {customers.Count} customers, seed {Seed}.");
        byKey.Should().HaveCount(Count, "each piece of work keeps its one key");
        List<string> stored = Ids(sandbox, "customers");
        stored.Should().HaveCount(Count);
        customers.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(stored).Should().BeTrue("each caller got one of the stored customers");
        replaysSeen.Should().Be(replaysDue).And.BePositive();
        unknown.Should().BePositive("the test is about them");
    }

    [Theory]
    [InlineData(SandboxDuplicateEvents.Mark)]
    [InlineData(SandboxDuplicateEvents.Refuse)]
    public async Task With_idempotent_events_ten_thousand_are_counted_once_each(SandboxDuplicateEvents duplicates)
    {
        await using SolvimonSandbox sandbox = OpenForEvents(duplicates);
        using SolvimonClient client = sandbox.CreateClient(options =>
        {
            options.MaxRetries = 1;
            options.UsageEventsAreIdempotent = true;
        });
        sandbox.Faults.AtRate(FaultRate, Seed, Mix);
        int exceptions = 0, known = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, Count), Callers, async (i, cancellationToken) =>
        {
            bool mayBeThere = false;
            while (true)
            {
                try
                {
                    (await client.Events.IngestAsync(Event(i), cancellationToken: cancellationToken)).Reference.Should().Be(Event(i).Reference);
                    return;
                }
                catch (SolvimonConflictException) when (mayBeThere)
                {
                    // An earlier call of unknown outcome got through after all.
                    Interlocked.Increment(ref known);
                    return;
                }
                catch (SolvimonException e) when (e is not (SolvimonValidationException or SolvimonNotFoundException))
                {
                    mayBeThere |= e.OutcomeUnknown;
                    Interlocked.Increment(ref exceptions);
                }
            }
        });

        List<JsonNode> counted = [.. sandbox.GetAll("events").Select(text => JsonNode.Parse(text)!).Where(item => (string?)item["processed_details"]?["type"] != "DUPLICATE")];
        output.WriteLine($"{duplicates}: {sandbox.Requests.Count} requests, {exceptions} exceptions, {known} learned of by a conflict, {counted.Count} events, seed {Seed}.");
        counted.Select(item => (string)item["reference"]!).Should().HaveCount(Count).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Without_idempotent_events_none_is_counted_twice_and_each_doubt_is_reported()
    {
        await using SolvimonSandbox sandbox = OpenForEvents(SandboxDuplicateEvents.Count);
        using SolvimonClient client = sandbox.CreateClient(options => options.MaxRetries = 1);
        sandbox.Faults.AtRate(FaultRate, Seed, Mix);
        ConcurrentBag<string> unknown = new();

        await Parallel.ForEachAsync(Enumerable.Range(0, Count), Callers, async (i, cancellationToken) =>
        {
            while (true)
            {
                try
                {
                    await client.Events.IngestAsync(Event(i), cancellationToken: cancellationToken);
                    return;
                }
                catch (SolvimonException e) when (!e.OutcomeUnknown && e is not (SolvimonValidationException or SolvimonNotFoundException))
                {
                    // Certainly not taken: once more.
                }
                catch (SolvimonException)
                {
                    unknown.Add(Event(i).Reference);
                    return;
                }
            }
        });

        List<string> counted = [.. sandbox.GetAll("events").Select(text => (string)JsonNode.Parse(text)!["reference"]!)];
        output.WriteLine($"{sandbox.Requests.Count} requests, {counted.Count} events, {unknown.Count} of unknown outcome ({unknown.Intersect(counted).Count()} of them counted), seed {Seed}.");
        counted.Should().OnlyHaveUniqueItems();
        Enumerable.Range(0, Count).Select(i => Event(i).Reference).Except(counted).Should().BeSubsetOf(unknown, "what was not counted was reported");
        unknown.Intersect(counted).Should().NotBeEmpty("the test is about them");
    }

    private static bool WasDone(RecordedRequest request) => request.Fault is null or SandboxFaultKind.Reset or SandboxFaultKind.TruncatedBody;

    private static List<string> Ids(SolvimonSandbox sandbox, string family) => [.. sandbox.GetAll(family).Select(text => (string)JsonNode.Parse(text)!["id"]!)];

    private static UsageEventCreateRequest Event(int number) =>
        new() { Reference = $"event-{number:00000}", CustomerReference = "shop", MeterReference = "calls" };

    private static SolvimonSandbox OpenForEvents(SandboxDuplicateEvents duplicates)
    {
        SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { TimeProvider = new FastClock(), DuplicateEvents = duplicates });
        sandbox.Seed("customers", """{"id":"cust_1","reference":"shop","status":"ACTIVE"}""");
        sandbox.Seed("meters", """{"id":"metr_1","reference":"calls","status":"ACTIVE"}""");
        return sandbox;
    }
}
