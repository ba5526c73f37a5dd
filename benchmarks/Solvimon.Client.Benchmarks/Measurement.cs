using System.Diagnostics;

namespace Solvimon.Client.Benchmarks;

/// <summary>
/// What one call costs, and how that relates to the first of those it was measured with. All take turns in one process, so that
/// whatever else slows the machine down slows all of them; the median of the rounds' ratios counts.
/// </summary>
/// <param name="Microseconds">The time, the median of the rounds.</param>
/// <param name="TimeRatio">The time over the first call's in the same round, the median of the rounds.</param>
/// <param name="Bytes">What the call allocates, on all threads.</param>
/// <param name="BytesRatio">The bytes over the first call's.</param>
internal sealed record Measurement(double Microseconds, double TimeRatio, double Bytes, double BytesRatio)
{
    private const int Rounds = 15;
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(100);

    // The JIT's last tier compiles in the background, when nothing new has come up for a moment.
    private const int WarmUpRounds = 20;
    private static readonly TimeSpan QuietMoment = TimeSpan.FromMilliseconds(150);

    /// <summary>Measures the calls side by side; the answers come in the same order.</summary>
    public static async Task<Measurement[]> RunAsync(params IReadOnlyList<Func<Task>> calls)
    {
        int[] repetitions = await WarmUpAsync(calls);
        Cost[][] costs = [.. calls.Select(_ => new Cost[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (int call in Order(round, calls.Count))
            {
                // What the one before left behind is not this one's to clear away.
                GC.Collect();
                costs[call][round] = await MeasureAsync(calls[call], repetitions[call]);
            }
        }

        return [.. costs.Select(own => Relate(own, costs[0]))];
    }

    /// <summary>Each call follows each of its neighbors about equally often: one further in each round, and every other round backward.</summary>
    private static IEnumerable<int> Order(int round, int count)
    {
        IEnumerable<int> order = Enumerable.Range(0, count).Select(place => (place + round) % count);
        return round % 2 == 0 ? order : order.Reverse();
    }

    private static Measurement Relate(Cost[] own, Cost[] first)
    {
        double bytes = own.Average(cost => cost.Bytes);
        return new Measurement(
            Median(own.Select(cost => cost.Microseconds)),
            Median(own.Zip(first, (cost, other) => cost.Microseconds / other.Microseconds)),
            bytes,
            bytes / first.Average(cost => cost.Bytes));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    /// <summary>How often each call fits into a sample, once it has become as fast as it gets.</summary>
    private static async Task<int[]> WarmUpAsync(IReadOnlyList<Func<Task>> calls)
    {
        int[] repetitions = [.. calls.Select(_ => 1)];
        for (int round = 0; round < WarmUpRounds; round++)
        {
            for (int i = 0; i < calls.Count; i++)
            {
                Cost cost = await MeasureAsync(calls[i], repetitions[i]);
                repetitions[i] = (int)Math.Clamp(Sample.TotalMicroseconds / cost.Microseconds, 1, 2 * repetitions[i]);
            }

            await Task.Delay(QuietMoment);
        }

        return repetitions;
    }

    /// <summary>The cost of one call, the average of a sample.</summary>
    private static async Task<Cost> MeasureAsync(Func<Task> call, int repetitions)
    {
        long bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
        long startedAt = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++)
        {
            await call();
        }

        double microseconds = Stopwatch.GetElapsedTime(startedAt).TotalMicroseconds;
        return new Cost(microseconds / repetitions, (GC.GetTotalAllocatedBytes(precise: true) - bytesBefore) / (double)repetitions);
    }

    private readonly record struct Cost(double Microseconds, double Bytes);
}
