using System.Diagnostics;

namespace UsageEvents;

/// <summary>A few callers who send one request after the other; one in 25 is for a report.</summary>
internal sealed class Traffic(HttpClient http, string[] customers)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly long _start = Stopwatch.GetTimestamp();
    private int _answered;
    private int _refused;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public int Answered => Volatile.Read(ref _answered);

    public int Refused => Volatile.Read(ref _refused);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(customers.Select(customer => CallAsync(customer, stop)));

    private async Task CallAsync(string customer, CancellationToken stop)
    {
        for (int number = 1; !stop.IsCancellationRequested; number++)
        {
            using HttpResponseMessage response = await http.PostAsync($"/customers/{customer}/{(number % 25 == 0 ? "reports" : "exports")}", content: null, CancellationToken.None);
            Interlocked.Increment(ref response.IsSuccessStatusCode ? ref _answered : ref _refused);
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
