using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.Tests.Resilience.FaultMatrix;

/// <summary>Every failure × every kind of call, through the public facade against a real server, measured once for all tests.</summary>
public sealed class MatrixRun : IAsyncLifetime
{
    public const int MaxAttempts = 4;

    private static readonly TimeSpan ShortAttempt = TimeSpan.FromMilliseconds(400);
    private readonly ConcurrentDictionary<string, Result> _results = new(StringComparer.Ordinal);

    internal Result this[Failure failure, FailingCall call] => _results[CellOf(failure, call)];

    public async ValueTask InitializeAsync()
    {
        int closedPort = ClosedPort();
        Dictionary<string, Failure> served = new(StringComparer.Ordinal);
        foreach (Failure failure in Failure.All)
        {
            foreach (FailingCall call in FailingCall.All)
            {
                served[CellOf(failure, call)] = failure;
            }
        }

        await using LoopbackServer server = await LoopbackServer.StartAsync(
            (context, _) => served[CellOf(context)].Answer!(context),
            useHttps: false,
            drops: context => served[CellOf(context)].Answer is null);

        await Parallel.ForEachAsync(
            from failure in Failure.All from call in FailingCall.All select (failure, call),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (cell, _) =>
            {
                string name = CellOf(cell.failure, cell.call);
                Uri address = cell.failure.IsRefused ? new Uri($"http://127.0.0.1:{closedPort}/{name}/") : new Uri(server.BaseAddress, name + "/");
                _results[name] = await MeasureAsync(cell.call, cell.failure, address);
            });

        foreach (IGrouping<string, ReceivedRequest> group in server.Requests.GroupBy(request => request.PathAndQuery.Split('/')[1]))
        {
            _results[group.Key].Received.AddRange(group);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<Result> MeasureAsync(FailingCall call, Failure failure, Uri address)
    {
        FastClock clock = new(realWait: ShortAttempt);
        using SolvimonClient client = new(new SolvimonClientOptions
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

    // The first segment of the path says which cell a request belongs to.
    private static string CellOf(Failure failure, FailingCall call) =>
        string.Create(CultureInfo.InvariantCulture, $"cell-{Array.IndexOf(Failure.All, failure)}-{Array.IndexOf(FailingCall.All, call)}");

    private static string CellOf(HttpContext context) => context.Request.Path.Value!.Split('/')[1];

    private static int ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>What the caller was told, and what the server received.</summary>
internal sealed record Result(string Exception, int Attempts, bool OutcomeUnknown, string? Key, IReadOnlyList<TimeSpan> Waits)
{
    public List<ReceivedRequest> Received { get; } = [];
}
