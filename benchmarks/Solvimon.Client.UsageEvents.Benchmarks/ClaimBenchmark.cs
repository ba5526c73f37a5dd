using System.Diagnostics;
using System.Globalization;

namespace Solvimon.Client.UsageEvents.Benchmarks;

/// <summary>The time of a claim with few and with many pending events, and the memory that it takes.</summary>
internal static class ClaimBenchmark
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int Rounds = 60;
    private const int Claimed = 5;

    public static async Task RunAsync(Table table)
    {
        await using Outbox few = new();
        await using Outbox many = new();
        await few.RecordAsync(Few);
        await many.RecordAsync(Many);
        await ClaimAsync(few);
        await ClaimAsync(many);
        GC.Collect();
        long memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        List<double> ofFew = [];
        List<double> ofMany = [];
        for (int round = 0; round < Rounds; round++)
        {
            ofFew.Add(await ClaimAsync(few));
            ofMany.Add(await ClaimAsync(many));
        }

        double grown = (GC.GetTotalMemory(forceFullCollection: true) - memoryBefore) / 1024.0;
        table.Print(
            "a claim with 1,000,000 events pending, against 1,000",
            string.Create(CultureInfo.InvariantCulture, $"{Table.Median(ofMany):0.00} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{Table.Median(ofFew):0.00} ms"),
            Table.Median(ofMany) / Table.Median(ofFew),
            atMost: 1.5);
        table.Print("memory after all claims", string.Create(CultureInfo.InvariantCulture, $"{grown:+0;-0} kB"));
    }

    private static async Task<double> ClaimAsync(Outbox outbox)
    {
        long start = Stopwatch.GetTimestamp();
        await outbox.Store.ClaimAsync(Claimed, TimeSpan.FromSeconds(30));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
