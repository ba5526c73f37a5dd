using System.Globalization;
using Solvimon.Client.Benchmarks.Invoices;
using Solvimon.Client.Benchmarks.Sides;

namespace Solvimon.Client.Benchmarks;

/// <summary>Compares the SDK, and what else a team would use, with raw code, and prints a table: in memory, then on loopback.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    private static readonly (int Count, Bars InMemory)[] Lists = [(10, new(0.75, 0.87)), (50, new(0.70, 0.87)), (500, new(0.66, 0.87))];
    private static readonly Bars InvoiceList = new(Time: 0.60, Bytes: null);
    private static readonly Bars Create = new(Time: 1.15, Bytes: 1.15);
    private static readonly Bars LoopbackList = new(Time: 1.10, Bytes: 0.95);
    private static readonly Bars LoopbackCreate = new(Time: 1.10, Bytes: 1.15);

    public static async Task<int> RunAsync()
    {
        Table table = new();
        foreach ((int count, Bars bars) in Lists)
        {
            using AllSides sides = AllSides.InMemory(CustomerData.Page(count));
            await CompareAsync(table, $"list of {count}, in memory", bars, sides.InOrder, side => side.ListAsync(count));
        }

        using (AllSides sides = AllSides.InMemory(CustomerData.One()))
        {
            await CompareAsync(table, "create, in memory", Create, sides.InOrder, side => side.CreateAsync());
        }

        using (AllSides sides = AllSides.InMemory(InvoiceData.Page(50)))
        {
            Measurement[] costs = await Measurement.RunAsync(() => sides.Raw.ListInvoicesAsync(50), () => sides.Sdk.ListInvoicesAsync(50));
            table.Print("list of 50 invoices with lines, in memory", InvoiceList, [sides.Raw, sides.Sdk], costs);
        }

        using LoopbackServer server = await LoopbackServer.StartAsync();
        using (AllSides sides = AllSides.OnLoopback(server.Address))
        {
            foreach ((int count, _) in Lists)
            {
                await CompareAsync(table, $"list of {count}, loopback", LoopbackList, sides.InOrder, side => side.ListAsync(count));
            }

            await CompareAsync(table, "create, loopback", LoopbackCreate, sides.InOrder, side => side.CreateAsync());
        }

        return table.AllMet ? 0 : 1;
    }

    private static async Task CompareAsync(Table table, string call, Bars bars, IReadOnlyList<ISide> sides, Func<ISide, Task> run) =>
        table.Print(call, bars, sides, await Measurement.RunAsync([.. sides.Select<ISide, Func<Task>>(side => () => run(side))]));

    /// <summary>The most that the SDK may take, relative to raw code.</summary>
    private sealed record Bars(double Time, double? Bytes);

    private sealed class Table
    {
        public Table()
        {
            Console.WriteLine("| call | client | time | bar | bytes | bar | met | µs a call | bytes a call |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        }

        public bool AllMet { get; private set; } = true;

        public void Print(string call, Bars bars, IReadOnlyList<ISide> sides, Measurement[] costs)
        {
            foreach ((ISide side, Measurement cost) in sides.Zip(costs))
            {
                string[] judged = ["–", "–", "–"];
                if (side is SdkSide)
                {
                    bool met = cost.TimeRatio <= bars.Time && (bars.Bytes is null || cost.BytesRatio <= bars.Bytes);
                    AllMet &= met;
                    judged = [Ratio(bars.Time), bars.Bytes is { } bytes ? Ratio(bytes) : "–", met ? "yes" : "**no**"];
                }

                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {call} | {side.Name} | {Ratio(cost.TimeRatio)} | {judged[0]} | {Ratio(cost.BytesRatio)} | {judged[1]} | {judged[2]} | {cost.Microseconds:N1} | {cost.Bytes:N0} |"));
            }
        }

        private static string Ratio(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}×");
    }
}
