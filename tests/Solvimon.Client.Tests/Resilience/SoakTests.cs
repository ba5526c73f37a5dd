using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Resilience;

/// <summary>Full speed on loopback with faults: nothing is left behind.</summary>
/// <remarks><c>SOLVIMON_SOAK_SECONDS=60</c> for the long run. It counts what the whole process holds, so it runs alone.</remarks>
[Collection(Alone.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Callers = 16;

    [Fact]
    public async Task A_soak_with_faults_leaves_nothing_behind()
    {
        int seconds = int.TryParse(Environment.GetEnvironmentVariable("SOLVIMON_SOAK_SECONDS"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int set) ? set : 5;
        List<Exception> unobserved = [];
        void Note(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            lock (unobserved)
            {
                unobserved.Add(e.Exception);
            }
        }

        await using LoopbackServer server = await LoopbackServer.StartUnreadAsync(ServeAsync);

        // The pipeline as it is by default, and with the strategies that options add.
        using SolvimonClient usual = server.CreateClient(options =>
        {
            options.AllowInsecureLoopback = true;
            options.TimeProvider = CreateClock();
        });
        using SolvimonClient limited = server.CreateClient(options =>
        {
            options.AllowInsecureLoopback = true;
            options.AttemptTimeout = TimeSpan.FromSeconds(5);
            options.MaxConcurrentRequests = Callers;
            options.TimeProvider = CreateClock();
        });
        SolvimonClient[] clients = [usual, limited];

        // What earlier tests left behind is theirs.
        Snapshot.Take();
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            long warmUp = await RunAsync(clients, TimeSpan.FromSeconds(Math.Max(2, seconds / 10.0)));
            Snapshot before = Snapshot.Take();
            long calls = await RunAsync(clients, TimeSpan.FromSeconds(seconds));
            Snapshot after = Snapshot.Take();

            output.WriteLine($"{warmUp} calls to warm up, then {calls} in {seconds} s; before {before}; after {after}.");
            calls.Should().BePositive();
            lock (unobserved)
            {
                unobserved.Where(IsOurs).Should().BeEmpty();
            }

            // The bounds tell a leak of one thing per call, not of one thing.
            after.Memory.Should().BeLessThan(before.Memory + 64 * 1024 * 1024);
            after.Handles.Should().BeLessThan(before.Handles + 200);
            after.Timers.Should().BeLessThan(before.Timers + 200);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }
    }

    private static bool IsOurs(Exception exception) => exception.ToString().Contains("Solvimon.Client.", StringComparison.Ordinal);

    private static async Task<long> RunAsync(SolvimonClient[] clients, TimeSpan duration)
    {
        long calls = 0;
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            Random random = new(caller);
            while (Stopwatch.GetTimestamp() < end)
            {
                await CallAsync(clients[caller % clients.Length], random);
                Interlocked.Increment(ref calls);
            }
        })));
        return calls;
    }

    private static async Task CallAsync(SolvimonClient client, Random random)
    {
        using CancellationTokenSource cancellation = new();
        if (random.Next(20) == 0)
        {
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 4)));
        }

        try
        {
            switch (random.Next(4))
            {
                case 0:
                    await client.Customers.GetAsync("superstore-001", cancellationToken: cancellation.Token);
                    break;
                case 1:
                    await client.Customers.List().ToListAsync(cancellation.Token);
                    break;
                case 2:
                    await client.Events.IngestAsync(new UsageEventCreateRequest { Reference = "event-00001" }, cancellationToken: cancellation.Token);
                    break;
                default:
                    await client.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization, Reference = new string('x', random.Next(20_000)) }, cancellationToken: cancellation.Token);
                    break;
            }
        }
        catch (Exception e) when (e is SolvimonException or OperationCanceledException)
        {
            // A fault that lasted, or the cancellation.
        }
    }

    private static async Task ServeAsync(HttpContext context)
    {
#pragma warning disable CA5394 // Faults need no unpredictable choice.
        int fate = Random.Shared.Next(100);
#pragma warning restore CA5394
        if (fate < 5)
        {
            context.Abort();
            return;
        }

        await context.Request.Body.CopyToAsync(Stream.Null);
        switch (fate)
        {
            case < 10:
                context.Abort();
                break;
            case < 15:
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"data\":");
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case < 20:
                await context.WriteJsonAsync(503, "{}");
                break;
            default:
                await context.WriteJsonAsync(200, """{"data":[{"id":"cust_1"}],"id":"cust_1"}""");
                break;
        }
    }

    private sealed record Snapshot(long Memory, int Handles, long Timers)
    {
        public static Snapshot Take()
        {
            for (int i = 0; i < 2; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            using Process process = Process.GetCurrentProcess();
            return new Snapshot(GC.GetTotalMemory(forceFullCollection: true), process.HandleCount, Timer.ActiveCount);
        }
    }

    // Back-offs are skipped; a clock that remembered them would itself be a part of the growth.
    private static HurriedClock CreateClock() => new(wait => wait < TimeSpan.FromSeconds(5) ? TimeSpan.Zero : wait);
}
