using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Http;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.BadInput;

/// <summary>
/// Mutated HTTP answers under the runtime's own HTTP: whatever a call is, it ends with the SDK's own exceptions or with the caller's
/// cancellation, in its time, and takes no more memory than the options allow.
/// </summary>
[Collection(Alone.Name)]
public sealed class HttpFuzzTests(ITestOutputHelper output)
{
    private const int MaxResponseBytes = 64 * 1024;

    // What arrives, what it becomes, and what HTTP, the making of the answer, and the exceptions of twenty pages take.
    private const long MostBytes = (MaxResponseBytes * (2 + 8)) + (8 * 1024 * 1024);

    private static readonly TimeSpan LongTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortTime = TimeSpan.FromMilliseconds(100);

    private static readonly (string Name, Func<SolvimonClient, RequestOptions, CancellationToken, Task> Send)[] Calls =
    [
        ("list", async (solvimon, options, token) => await solvimon.Customers.List().WithOptions(options).ToListAsync(token)),
        ("create", (solvimon, options, token) => solvimon.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization }, options, token)),
        ("stream", async (solvimon, options, token) =>
        {
            await using Stream pdf = await solvimon.Invoices.GetPdfAsync("inv_1", options: options, cancellationToken: token);
            await pdf.CopyToAsync(Stream.Null, token);
        }),
        ("raw", async (solvimon, options, token) =>
        {
            using HttpResponseMessage answer = await solvimon.SendAsync(HttpMethod.Get, "/v1/x", content: null, options, token);
            await answer.Content.ReadAsStringAsync(token);
        }),
        ("raw and typed", (solvimon, options, token) =>
            solvimon.SendAsync(HttpMethod.Post, "/v1/x", (JsonTypeInfo<Customer>)SolvimonJson.Options.GetTypeInfo(typeof(Customer)), content: null, options, token)),
    ];

    private Random _random = new(0);
    private bool _stalls;

    [Fact]
    public async Task Only_the_SDKs_own_exceptions_and_the_callers_cancellation_come_out()
    {
        FuzzRun run = new(full: 24_000);
        using SocketsHttpHandler handler = PrimaryHandler.Create();
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        handler.ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new ScriptedConnection(new RandomAnswer(_random).Make(), _random, _stalls));
        using SolvimonClient solvimon = new(
            new SolvimonClientOptions
            {
                ApiKey = TestKeys.ApiKey,
                BaseAddress = new Uri("http://127.0.0.1"),
                AllowInsecureLoopback = true,
                MaxRetries = 0,
                MaxResponseBytes = MaxResponseBytes,
                AttemptTimeout = ShortTime,
            },
            handler);
        List<string> failures = new();
        SortedDictionary<string, int> outcomes = new(StringComparer.Ordinal);
        long most = 0;
        for (int number = 0; number < run.Count && failures.Count < 20; number++)
        {
            _random = FuzzRun.Case(number);
            _stalls = _random.Next(100) == 0;
            (string name, Func<SolvimonClient, RequestOptions, CancellationToken, Task> send) = Calls[number % Calls.Length];
            using CancellationTokenSource cancellation = new();
            RequestOptions options = new() { OnResponse = _random.Next(16) == 0 ? _ => cancellation.Cancel() : null };
            long before = GC.GetTotalAllocatedBytes(), startedAt = Stopwatch.GetTimestamp();
            string outcome = "read";
            try
            {
                await send(solvimon, options, cancellation.Token).WaitAsync(LongTime);
            }
            catch (Exception e) when (e is SolvimonException || (e is OperationCanceledException canceled && canceled.CancellationToken == cancellation.Token))
            {
                outcome = e.GetType().Name;
            }
            catch (Exception e)
            {
                failures.Add($"case {number}, {name}, after {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0.0} s: {e.GetType().Name} {e.Message} {e.StackTrace}");
            }

            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            long allocated = GC.GetTotalAllocatedBytes() - before;
            most = Math.Max(most, allocated);
            if (allocated > MostBytes)
            {
                failures.Add($"case {number}, {name}: {allocated} bytes");
            }
        }

        output.WriteLine($"{run}: {string.Join(", ", outcomes.Select(pair => $"{pair.Value} {pair.Key}"))}; the largest took {most} bytes.");
        failures.Should().BeEmpty(run.ToString());
        outcomes.Keys.Should().Contain(["read", nameof(SolvimonSerializationException), nameof(SolvimonConnectionException), nameof(SolvimonTimeoutException)]);
    }
}
