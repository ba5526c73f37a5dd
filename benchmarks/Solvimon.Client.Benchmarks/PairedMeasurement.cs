using System.Diagnostics;

namespace Solvimon.Client.Benchmarks;

/// <summary>
/// What one call costs through the SDK relative to raw code. The two sides take turns in one process, so that whatever else
/// slows the machine down slows both; the median of the pairs' ratios counts.
/// </summary>
/// <param name="TimeRatio">The SDK's time over raw code's, the median of the pairs.</param>
/// <param name="RawBytes">Bytes that one raw call allocates, on all threads.</param>
/// <param name="SdkBytes">Bytes that one call through the SDK allocates, on all threads.</param>
internal sealed record PairedMeasurement(double TimeRatio, double RawBytes, double SdkBytes)
{
    private const int Pairs = 15;
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(100);

    // The JIT's last tier compiles in the background, when nothing new has come up for a moment.
    private const int WarmUpRounds = 20;
    private static readonly TimeSpan QuietMoment = TimeSpan.FromMilliseconds(150);

    public double BytesRatio => SdkBytes / RawBytes;

    public static async Task<PairedMeasurement> RunAsync(Func<Task> raw, Func<Task> sdk)
    {
        await WarmUpAsync(raw, sdk);
        int calls = await CallsPerSampleAsync(raw);

        var ratios = new double[Pairs];
        double rawBytes = 0;
        double sdkBytes = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            // Who goes first alternates too: the second one meets the first one's garbage.
            bool rawFirst = pair % 2 == 0;
            Cost first = await MeasureAsync(rawFirst ? raw : sdk, calls);
            Cost second = await MeasureAsync(rawFirst ? sdk : raw, calls);
            (Cost rawCost, Cost sdkCost) = rawFirst ? (first, second) : (second, first);
            ratios[pair] = sdkCost.Time / rawCost.Time;
            rawBytes += rawCost.Bytes / (double)calls / Pairs;
            sdkBytes += sdkCost.Bytes / (double)calls / Pairs;
        }

        Array.Sort(ratios);
        return new PairedMeasurement(ratios[Pairs / 2], rawBytes, sdkBytes);
    }

    private static async Task WarmUpAsync(Func<Task> raw, Func<Task> sdk)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            await MeasureAsync(raw, calls: 200);
            await MeasureAsync(sdk, calls: 200);
            await Task.Delay(QuietMoment);
        }
    }

    private static async Task<int> CallsPerSampleAsync(Func<Task> call)
    {
        int calls = 1;
        while (true)
        {
            Cost cost = await MeasureAsync(call, calls);
            if (cost.Time >= Sample / 2)
            {
                return (int)Math.Ceiling(calls * (Sample / cost.Time));
            }

            calls *= 2;
        }
    }

    private static async Task<Cost> MeasureAsync(Func<Task> call, int calls)
    {
        long bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
        long startedAt = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            await call();
        }

        TimeSpan time = Stopwatch.GetElapsedTime(startedAt);
        return new Cost(time, GC.GetTotalAllocatedBytes(precise: true) - bytesBefore);
    }

    private readonly record struct Cost(TimeSpan Time, long Bytes);
}
