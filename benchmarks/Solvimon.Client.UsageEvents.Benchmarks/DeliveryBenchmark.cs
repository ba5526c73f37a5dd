using System.Diagnostics;
using System.Globalization;

namespace Solvimon.Client.UsageEvents.Benchmarks;

/// <summary>Events delivered to a server that does nothing but wait, against full batches without a pause in between.</summary>
internal static class DeliveryBenchmark
{
    private const int BatchSize = 50;
    private const int Rounds = 3;

    public static async Task RunAsync(Table table)
    {
        await MeasureAsync(table, batches: 1, TimeSpan.FromMilliseconds(50), isBar: true);
        await MeasureAsync(table, batches: 4, TimeSpan.FromMilliseconds(50), isBar: true);
        await MeasureAsync(table, batches: 8, TimeSpan.FromMilliseconds(20), isBar: false);
    }

    private static async Task MeasureAsync(Table table, int batches, TimeSpan latency, bool isBar)
    {
        await using BareServer server = await BareServer.StartAsync(latency);
        double yardstick = BatchSize * batches / latency.TotalSeconds;
        List<double> rates = [];
        for (int round = 0; round <= Rounds; round++)
        {
            await using Outbox outbox = new(server.Address, options => options.MaxConcurrentBatches = batches);
            int count = (int)(yardstick * 2);
            await outbox.RecordAsync(count);
            long start = Stopwatch.GetTimestamp();
            await outbox.Usage.FlushAsync();
            if (round > 0)
            {
                // The first round warms up.
                rates.Add(count / Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        table.Print(
            string.Create(CultureInfo.InvariantCulture, $"delivery, {batches} {(batches == 1 ? "batch" : "batches")} at a time, a server that takes {latency.TotalMilliseconds} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{Table.Median(rates):N0} events/s"),
            string.Create(CultureInfo.InvariantCulture, $"{yardstick:N0} events/s"),
            Table.Median(rates) / yardstick,
            atLeast: isBar ? 0.85 : null);
    }
}
