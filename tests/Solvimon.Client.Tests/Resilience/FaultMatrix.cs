using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Resilience;

/// <summary>Every failure × every kind of call, through the public facade against a real server.</summary>
/// <remarks>
/// What is expected stands here as rules taken from the design, written without a look at the SDK's own policy. The table that
/// comes out is the one in <c>docs/resilience.md</c>; <c>UPDATE_DOCS=1 dotnet test tests/Solvimon.Client.Tests --filter FaultMatrix</c>
/// writes it there.
/// </remarks>
public sealed class FaultMatrix(ITestOutputHelper output)
{
    private const string Reference = "superstore-001";
    private const int Most = 4;
    private static readonly TimeSpan ShortAttempt = TimeSpan.FromMilliseconds(400);

    private static readonly Call[] Calls =
    [
        new("GET", Guard.None, client => client.Customers.GetAsync(Reference)),
        new("POST that reads", Guard.None, client => client.Customers.ValidateTaxIdAsync(new CustomerCreateRequest { Type = CustomerType.Organization, Reference = Reference })),
        new("POST", Guard.Key, client => client.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization, Reference = Reference })),
        new("PATCH", Guard.Key, client => client.Customers.UpdateAsync(Reference, new CustomerUpdateRequest { Email = "billing@example.com" })),
        new("DELETE", Guard.Key, client => client.Customers.DeleteAsync(Reference)),
        new("PUT, identified", Guard.Key, client => client.Customers.UpsertAsync(new CustomerUpsertRequest { Type = CustomerType.Organization, Reference = Reference })),
        new("PUT, not identified", Guard.KeyButNoIdentity, client => client.Customers.UpsertAsync(new CustomerUpsertRequest { Type = CustomerType.Organization })),
        new("Event", Guard.Nothing, client => client.Events.IngestAsync(new UsageEventCreateRequest { Reference = Reference })),
        new("Event, idempotent", Guard.Reference, client => client.Events.IngestAsync(new UsageEventCreateRequest { Reference = Reference }), EventsAreIdempotent: true),
        new("Event, idempotent, no reference", Guard.Nothing, client => client.Events.IngestAsync(new UsageEventCreateRequest { Reference = "" }), EventsAreIdempotent: true),
    ];

    private static readonly Failure[] Failures =
    [
        new("connection refused", Truth.NotDone, "SolvimonConnectionException"),
        new("reset before the request was read", Truth.Lost, "SolvimonConnectionException"),
        new("reset after the commit, before the answer", Truth.Done, "SolvimonConnectionException", After(context => context.Abort())),
        new("attempt timeout", Truth.Done, "SolvimonTimeoutException", HangAsync) { IsSlow = true },
        new("408", Truth.Done, "SolvimonApiException", Status(408)),
        new("429, `Retry-After` in seconds", Truth.NotDone, "SolvimonRateLimitException", Status(429, ("Retry-After", _ => "2"))),
        new("429, `Retry-After` as a date", Truth.NotDone, "SolvimonRateLimitException", Status(429, ("Retry-After", clock => (clock + TimeSpan.FromSeconds(3)).ToString("R", CultureInfo.InvariantCulture)))),
        new("429 without `Retry-After`", Truth.NotDone, "SolvimonRateLimitException", Status(429)),
        new("429, `Retry-After` of a year", Truth.NotDone, "SolvimonRateLimitException", Status(429, ("Retry-After", _ => "31536000"))) { OutlastsTheCall = true },
        new("500", Truth.Done, "SolvimonServerException", Status(500)) { ForbidsRepeatingWrites = true },
        new("500 with `Idempotency-Retryable: true`", Truth.Done, "SolvimonServerException", Status(500, ("Idempotency-Retryable", _ => "true"))),
        new("502", Truth.Done, "SolvimonServerException", Status(502)),
        new("503", Truth.NotDone, "SolvimonServerException", Status(503)),
        new("504", Truth.Done, "SolvimonServerException", Status(504)),
        new("409", Truth.Refused, "SolvimonConflictException", Status(409)),
        new("422", Truth.Refused, "SolvimonValidationException", Envelope(422, "INVALID_FIELD", "email")),
        new("422 `IDEMPOTENCY_CHECK_FAILED`", Truth.StillRunning, "SolvimonApiException", Envelope(422, "IDEMPOTENCY_CHECK_FAILED", null)),
        new("truncated body", Truth.Done, "SolvimonConnectionException", TruncateAsync),
        new("slow body", Truth.Done, "SolvimonTimeoutException", SlowAsync) { IsSlow = true },
    ];

    /// <summary>What keeps a repeat of the call from doing its work twice.</summary>
    private enum Guard
    {
        /// <summary>There is no work: it only reads.</summary>
        None,
        Key,

        /// <summary>A key; but a server that ignored it would create a second resource.</summary>
        KeyButNoIdentity,

        /// <summary>The event's reference.</summary>
        Reference,
        Nothing,
    }

    /// <summary>What the server did, or may have done, and can a client know.</summary>
    private enum Truth
    {
        /// <summary>Nothing, and the client can tell.</summary>
        NotDone,

        /// <summary>Nothing, but the client cannot tell it from a lost answer.</summary>
        Lost,

        /// <summary>Nothing, and the answer says so for good.</summary>
        Refused,

        /// <summary>An earlier request with this key is being worked on.</summary>
        StillRunning,

        /// <summary>Its work, and the client does not learn of it.</summary>
        Done,
    }

    [Fact]
    public async Task Every_failure_of_every_call_is_handled_by_the_rules()
    {
        int closedPort = ClosedPort();
        var served = new ConcurrentDictionary<string, Failure>();
        await using LoopbackServer server = await LoopbackServer.StartAsync(
            (context, _) => served[CellOf(context)].Answer!(context),
            useHttps: false,
            drops: context => served[CellOf(context)].Answer is null);

        var cells = (from failure in Failures.Select((value, row) => (value, row))
                     from call in Calls.Select((value, column) => (value, column))
                     select (Failure: failure.value, failure.row, Call: call.value, call.column)).ToList();
        var results = new ConcurrentDictionary<(int Row, int Column), Result>();
        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (cell, _) =>
        {
            string name = $"cell-{cell.row}-{cell.column}";
            served[name] = cell.Failure;
            Uri address = cell.Failure.IsRefused ? new Uri($"http://127.0.0.1:{closedPort}/{name}/") : new Uri(server.BaseAddress, name + "/");
            results[(cell.row, cell.column)] = await MeasureAsync(cell.Call, cell.Failure, address);
        });

        foreach (IGrouping<string, ReceivedRequest> group in server.Requests.GroupBy(request => request.PathAndQuery.Split('/')[1]))
        {
            string[] numbers = group.Key.Split('-');
            results[(int.Parse(numbers[1], CultureInfo.InvariantCulture), int.Parse(numbers[2], CultureInfo.InvariantCulture))].Received.AddRange(group);
        }

        string table = Table(results);
        output.WriteLine(table);
        output.WriteLine($"{cells.Count} cells, {results.Values.Sum(result => result.Attempts)} attempts, {server.Requests.Count} requests received.");

        List<string> violations = [.. cells.SelectMany(cell => Check(cell.Call, cell.Failure, results[(cell.row, cell.column)])
            .Select(violation => $"{cell.Call.Name}, {cell.Failure.Name}: {violation}"))];
        violations.Should().BeEmpty();
        Document(table);
    }

    private static async Task<Result> MeasureAsync(Call call, Failure failure, Uri address)
    {
        var clock = new FastClock(realWait: ShortAttempt);
        using var client = new SolvimonClient(new SolvimonClientOptions
        {
            ApiKey = TestKeys.ApiKey,
            BaseAddress = address,
            AllowInsecureLoopback = true,
            TimeProvider = clock,
            UsageEventsAreIdempotent = call.EventsAreIdempotent,
            AttemptTimeout = failure.IsSlow ? ShortAttempt : TimeSpan.FromSeconds(20),
        });

        try
        {
            await call.Send(client);
            return new Result("nothing", Attempts: 0, OutcomeUnknown: false, Key: null, clock.Waits);
        }
        catch (SolvimonException e)
        {
            return new Result(e.GetType().Name, e.Attempts, e.OutcomeUnknown, e.IdempotencyKey, clock.Waits);
        }
    }

    // ---- the rules ----

    private static IEnumerable<string> Check(Call call, Failure failure, Result result)
    {
        int sent = MayBeSentAgain(call, failure) ? Most : 1;
        if (result.Attempts != sent)
        {
            yield return $"sent {result.Attempts} times instead of {sent}";
        }

        if (!failure.IsRefused && result.Received.Count != result.Attempts)
        {
            yield return $"the server received {result.Received.Count} requests, the caller was told of {result.Attempts}";
        }

        if (result.Exception != failure.Exception)
        {
            yield return $"the caller saw {result.Exception} instead of {failure.Exception}";
        }

        bool isUnknown = call.Guard != Guard.None && failure.Truth switch
        {
            Truth.Done or Truth.Lost => true,
            Truth.StillRunning => HasKey(call),
            _ => false,
        };
        if (result.OutcomeUnknown != isUnknown)
        {
            yield return $"OutcomeUnknown is {result.OutcomeUnknown}";
        }

        string?[] keys = [.. result.Received.Select(request => request.Header("Idempotency-Key")).Distinct()];
        if (failure.IsRefused ? HasKey(call) != result.Key is not null : !keys.SequenceEqual([result.Key]) || HasKey(call) != result.Key is not null)
        {
            yield return $"the keys were {string.Join(", ", keys)} and the exception's {result.Key}";
        }

        if (result.Received.Select(request => request.Text).Distinct().Count() > 1)
        {
            yield return "the attempts carried different bodies";
        }

        // With every doubt decided against the SDK: the server acts on each request, and forgets what only an unguarded call would repeat.
        int done = failure.Truth == Truth.Done ? result.Received.Count : 0;
        if (call.Guard is Guard.Nothing or Guard.KeyButNoIdentity && done > 1)
        {
            yield return $"the work may have been done {done} times";
        }

        if (done > 0 && call.Guard != Guard.None && !result.OutcomeUnknown)
        {
            yield return "the server acted, and the caller was told that it did not";
        }

        if (failure.Name.EndsWith("in seconds", StringComparison.Ordinal) && result.Waits.Count(wait => wait == TimeSpan.FromSeconds(2)) != Most - 1)
        {
            yield return $"Retry-After was not kept: {string.Join(", ", result.Waits)}";
        }
    }

    private static bool MayBeSentAgain(Call call, Failure failure) => failure.Truth switch
    {
        _ when failure.OutlastsTheCall => false,
        Truth.NotDone => true,
        Truth.Refused => false,
        Truth.StillRunning => call.Guard == Guard.Key,
        _ when failure.ForbidsRepeatingWrites => call.Guard is Guard.None or Guard.Reference,
        _ => call.Guard is Guard.None or Guard.Key or Guard.Reference,
    };

    private static bool HasKey(Call call) => call.Guard is Guard.Key or Guard.KeyButNoIdentity;

    // ---- the table ----

    private static string Table(ConcurrentDictionary<(int Row, int Column), Result> results)
    {
        var text = new StringBuilder();
        text.Append("| Failure, each time | The caller sees |").AppendJoin("", Calls.Select(call => $" {call.Name} |")).Append('\n');
        text.Append("|---|---|").AppendJoin("", Calls.Select(_ => ":-:|")).Append('\n');
        for (int row = 0; row < Failures.Length; row++)
        {
            var cells = Enumerable.Range(0, Calls.Length).Select(column => results[(row, column)]).ToList();
            text.Append($"| {Failures[row].Name} | {string.Join(", ", cells.Select(cell => $"`{cell.Exception}`").Distinct())} |");
            text.AppendJoin("", cells.Select(cell => $" {cell.Attempts}{(cell.OutcomeUnknown ? " ?" : "")} |")).Append('\n');
        }

        text.Append("| *`Idempotency-Key`* | |").AppendJoin("", Enumerable.Range(0, Calls.Length)
            .Select(column => $" {KeyUse(Enumerable.Range(0, Failures.Length).Select(row => results[(row, column)]))} |")).Append('\n');
        return text.ToString();
    }

    private static string KeyUse(IEnumerable<Result> results)
    {
        List<Result> all = [.. results];
        return all.All(result => result.Key is null && result.Received.TrueForAll(request => request.Header("Idempotency-Key") is null)) ? "none"
            : all.TrueForAll(result => result.Key is not null && result.Received.TrueForAll(request => request.Header("Idempotency-Key") == result.Key)) ? "the same"
            : "mixed";
    }

    private static void Document(string table)
    {
        const string Begin = "<!-- fault matrix: begin -->\n", End = "<!-- fault matrix: end -->";
        string path = Path.Combine(Repository.Root, "docs", "resilience.md");
        string document = File.ReadAllText(path);
        int begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = document.IndexOf(End, StringComparison.Ordinal);
        string updated = string.Concat(document.AsSpan(0, begin), "\n" + table + "\n", document.AsSpan(end));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, updated);
            return;
        }

        (document == updated).Should().BeTrue("docs/resilience.md holds the table that was just measured; UPDATE_DOCS=1 writes it anew");
    }

    // ---- the server ----

    private static string CellOf(HttpContext context) => context.Request.Path.Value!.Split('/')[1];

    private static Func<HttpContext, Task> After(Action<HttpContext> act) => context =>
    {
        act(context);
        return Task.CompletedTask;
    };

    private static Func<HttpContext, Task> Status(int status, params (string Name, Func<DateTimeOffset, string> Value)[] headers) => context =>
    {
        foreach ((string name, Func<DateTimeOffset, string> value) in headers)
        {
            context.Response.Headers[name] = value(DateTimeOffset.UtcNow);
        }

        return context.WriteJsonAsync(status, """{"type":"API_ERROR","code":"OTHER","message":"No"}""");
    };

    private static Func<HttpContext, Task> Envelope(int status, string code, string? field) => context =>
        context.WriteJsonAsync(status, field is null
            ? $$"""{"type":"INVALID_REQUEST","code":"{{code}}","message":"No"}"""
            : $$"""{"type":"INVALID_REQUEST","code":"{{code}}","field":"{{field}}","message":"No"}""");

    private static async Task HangAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has given up.
        }
    }

    private static async Task SlowAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"data\":");
        await context.Response.Body.FlushAsync();
        await HangAsync(context);
    }

    private static async Task TruncateAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"data\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Call(string Name, Guard Guard, Func<SolvimonClient, Task> Send, bool EventsAreIdempotent = false);

    /// <summary>A failure; without an answer the connection is reset unread, or refused.</summary>
    private sealed record Failure(string Name, Truth Truth, string Exception, Func<HttpContext, Task>? Answer = null)
    {
        public bool IsRefused => Answer is null && Truth == Truth.NotDone;

        public bool IsSlow { get; init; }

        /// <summary>The wait that the server asks for is longer than the call may take.</summary>
        public bool OutlastsTheCall { get; init; }

        /// <summary>The API says by the absence of <c>Idempotency-Retryable</c> that the key would not guard a repeat.</summary>
        public bool ForbidsRepeatingWrites { get; init; }
    }

    private sealed record Result(string Exception, int Attempts, bool OutcomeUnknown, string? Key, IReadOnlyList<TimeSpan> Waits)
    {
        public List<ReceivedRequest> Received { get; } = [];
    }
}
