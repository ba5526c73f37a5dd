using System.Globalization;
using CsCheck;

namespace Solvimon.Client.Tests.Models.Randomized;

/// <summary>Checks what must hold for any value: for the same 500 of them in every run, or for as many new ones as <c>SOLVIMON_RANDOM_CASES</c> says.</summary>
/// <remarks>A failure names its seed; <c>CsCheck_Seed</c> repeats it, with <c>SOLVIMON_RANDOM_CASES</c> set.</remarks>
internal static class Randomly
{
    private const int FixedCases = 500;

    public static void Check<T>(Gen<T> values, Action<T> holds, Func<T, string>? print = null)
    {
        if (long.TryParse(Environment.GetEnvironmentVariable("SOLVIMON_RANDOM_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out long cases))
        {
            values.Sample(holds, iter: cases, print: print);
            return;
        }

        for (uint number = 0; number < FixedCases; number++)
        {
            values.Sample(holds, seed: new PCG(number, seed: 20260401).ToString(), iter: 1, threads: 1, print: print);
        }
    }
}
