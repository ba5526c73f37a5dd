using System.Globalization;
using Solvimon.Client.Benchmarks.Invoices;

namespace Solvimon.Client.Benchmarks;

/// <summary>Compares the SDK with raw code and prints a table: in memory, then on loopback.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    private static readonly Bars Lists = new(Time: 0.70, Bytes: 0.90);
    private static readonly Bars InvoiceLists = new(Time: 0.70, Bytes: null);
    private static readonly Bars Creates = new(Time: 1.05, Bytes: 1.00);
    private static readonly Bars Loopback = new(Time: 1.10, Bytes: null);

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| call | time | bar | bytes | bar | bytes raw | bytes SDK | met |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        bool allMet = true;
        foreach (int count in (int[])[10, 50, 500])
        {
            (RawSide raw, SdkSide sdk) = Sides.InMemory(CustomerData.Page(count));
            using (raw)
            using (sdk)
            {
                allMet &= Print($"list of {count}, in memory", Lists, await PairedMeasurement.RunAsync(() => raw.ListAsync(count), () => sdk.ListAsync(count)));
            }
        }

        (RawSide rawCreate, SdkSide sdkCreate) = Sides.InMemory(CustomerData.One());
        using (rawCreate)
        using (sdkCreate)
        {
            allMet &= Print("create, in memory", Creates, await PairedMeasurement.RunAsync(rawCreate.CreateAsync, sdkCreate.CreateAsync));
        }

        (RawSide rawInvoices, SdkSide sdkInvoices) = Sides.InMemory(InvoiceData.Page(50));
        using (rawInvoices)
        using (sdkInvoices)
        {
            allMet &= Print(
                "list of 50 invoices with lines, in memory",
                InvoiceLists,
                await PairedMeasurement.RunAsync(() => rawInvoices.ListInvoicesAsync(50), () => sdkInvoices.ListInvoicesAsync(50)));
        }

        using LoopbackServer server = await LoopbackServer.StartAsync();
        (RawSide rawLoopback, SdkSide sdkLoopback) = Sides.OnLoopback(server.Address);
        using (rawLoopback)
        using (sdkLoopback)
        {
            foreach (int count in (int[])[10, 50, 500])
            {
                allMet &= Print(
                    $"list of {count}, loopback", Loopback, await PairedMeasurement.RunAsync(() => rawLoopback.ListAsync(count), () => sdkLoopback.ListAsync(count)));
            }

            allMet &= Print("create, loopback", Loopback, await PairedMeasurement.RunAsync(rawLoopback.CreateAsync, sdkLoopback.CreateAsync));
        }

        return allMet ? 0 : 1;
    }

    private static bool Print(string call, Bars bars, PairedMeasurement measured)
    {
        bool met = measured.TimeRatio <= bars.Time && (bars.Bytes is null || measured.BytesRatio <= bars.Bytes);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {call} | {measured.TimeRatio:0.00}× | {bars.Time:0.00}× | {measured.BytesRatio:0.00}× | {(bars.Bytes is { } bytes ? $"{bytes:0.00}×" : "–")} | {measured.RawBytes:N0} | {measured.SdkBytes:N0} | {(met ? "yes" : "**no**")} |"));
        return met;
    }

    /// <summary>The most that the SDK may take, relative to raw code.</summary>
    private sealed record Bars(double Time, double? Bytes);
}
