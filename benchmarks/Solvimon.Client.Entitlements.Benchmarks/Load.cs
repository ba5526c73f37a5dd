using System.Diagnostics;
using System.Globalization;

namespace Solvimon.Client.Entitlements.Benchmarks;

/// <summary>64 callers who check one customer after the other, 50 checks and then a millisecond of rest, and write down how long each took.</summary>
internal static class Load
{
    private const int Callers = 64;
    private const int ChecksInARow = 50;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static async Task<string> RunAsync(Product product)
    {
        long start = Stopwatch.GetTimestamp();
        List<long>[] parts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(product, caller, start))));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long[] ticks = [.. parts.SelectMany(part => part)];
        Array.Sort(ticks);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{At(0.5)} | {At(0.99)} | {At(0.999)} | {At(1)} | {ticks.Length / seconds:N0} | {product.SentRequests:N0}");

        string At(double part)
        {
            double microseconds = Stopwatch.GetElapsedTime(0, ticks[(int)((ticks.Length - 1) * part)]).TotalMicroseconds;
            return microseconds < 1_000 ? string.Create(CultureInfo.InvariantCulture, $"{microseconds:0.0} µs") : string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000:0.0} ms");
        }
    }

    private static async Task<List<long>> CallAsync(Product product, int caller, long start)
    {
        Random random = new(caller);
        List<long> ticks = new(1_000_000);
        while (Stopwatch.GetElapsedTime(start) < Duration)
        {
            for (int check = 0; check < ChecksInARow; check++)
            {
                string customer = product.Customers[random.Next(product.Customers.Length)];
                long before = Stopwatch.GetTimestamp();
                await product.Entitlements.IsOnAsync(customer, "exports");
                ticks.Add(Stopwatch.GetTimestamp() - before);
            }

            await Task.Delay(1);
        }

        return ticks;
    }
}
