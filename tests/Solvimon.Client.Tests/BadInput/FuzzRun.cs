using System.Globalization;

namespace Solvimon.Client.Tests.BadInput;

/// <summary>
/// How much is tried, and from which seed: always the same, or with <c>SOLVIMON_FUZZ=full</c> twenty times as much from a seed of this run.
/// <c>SOLVIMON_FUZZ_SEED</c> repeats one.
/// </summary>
/// <param name="full">How many cases a full run has.</param>
internal sealed class FuzzRun(int full)
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("SOLVIMON_FUZZ") == "full";

    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("SOLVIMON_FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed) ? seed
        : IsFull ? Environment.TickCount
        : 20261126;

    public int Count { get; } = IsFull ? full : full / 20;

    /// <summary>What a case is made of: the same for the same number and seed.</summary>
    public static Random Case(int number) => new(unchecked(Seed * 1_000_003 + number));

    public override string ToString() => $"{Count} cases, seed {Seed}";
}
