using System.Globalization;

namespace Solvimon.Client.UsageEvents.Benchmarks;

/// <summary>The figures, as the documentation shows them.</summary>
internal sealed class Table
{
    private bool _hasHeader;

    public bool AllMet { get; private set; } = true;

    public void Print(string what, string measured, string yardstick = "", double? ratio = null, double? atLeast = null, double? atMost = null)
    {
        if (!_hasHeader)
        {
            Console.WriteLine("| | Measured | Yardstick | Ratio | Bar | Met |");
            Console.WriteLine("|---|---|---|---|---|---|");
            _hasHeader = true;
        }

        string bar = atLeast is { } least ? string.Create(CultureInfo.InvariantCulture, $"≥ {least}×") : atMost is { } most ? string.Create(CultureInfo.InvariantCulture, $"≤ {most}×") : "";
        bool isMet = ratio is null || !(ratio < atLeast || ratio > atMost);
        AllMet &= isMet;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {measured} | {yardstick} | {(ratio is { } value ? $"{value.ToString("0.00", CultureInfo.InvariantCulture)}×" : "")} | {bar} | {(bar.Length == 0 ? "" : isMet ? "yes" : "no")} |"));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
