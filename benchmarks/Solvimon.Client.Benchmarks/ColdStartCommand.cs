using System.Diagnostics;
using System.Globalization;

namespace Solvimon.Client.Benchmarks;

/// <summary>
/// Compares the time from the start of a process to its first completed list. The programs take turns; each notes the moment
/// itself, on the clock that all processes of the machine share, so that its exit does not count.
/// </summary>
internal static class ColdStartCommand
{
    public const string Name = "cold-start";

    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        using LoopbackServer server = await LoopbackServer.StartAsync();
        Program raw = new("raw HttpClient", "ColdStart.Raw");
        Program client = new("new SolvimonClient", "ColdStart.Sdk", "client");
        Program factory = new("raw on AddHttpClient", "ColdStart.Factory");
        Program registered = new("AddSolvimon", "ColdStart.Sdk", "registered");

        // The first round fills the file cache and is not counted.
        for (int round = 0; round <= Rounds; round++)
        {
            foreach (Program program in (Program[])[raw, client, factory, registered])
            {
                TimeSpan time = await program.RunAsync(server.Address);
                if (round > 0)
                {
                    program.Times.Add(time.TotalMilliseconds);
                }
            }
        }

        Console.WriteLine("| program | relative to | ratio of medians | median of the pairs' ratios | bar | met |");
        Console.WriteLine("|---|---|---|---|---|---|");
        bool allMet = Print(client, raw, bar: 1.12);
        Print(factory, raw, bar: null);
        allMet &= Print(registered, factory, bar: 1.12);
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Medians of {Rounds} runs: {raw.Name} {raw.Median:0} ms, {client.Name} {client.Median:0} ms, {factory.Name} {factory.Median:0} ms, {registered.Name} {registered.Median:0} ms."));
        return allMet ? 0 : 1;
    }

    private static bool Print(Program program, Program baseline, double? bar)
    {
        double ratio = program.Median / baseline.Median;
        double paired = Median(program.Times.Zip(baseline.Times, (time, other) => time / other));
        bool met = bar is null || ratio <= bar;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {program.Name} | {baseline.Name} | {ratio:0.00}× | {paired:0.00}× | {(bar is null ? "–" : $"{bar:0.00}×")} | {(bar is null ? "–" : met ? "yes" : "**no**")} |"));
        return met;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private sealed class Program(string name, string project, params string[] arguments)
    {
        public string Name => name;

        public List<double> Times { get; } = [];

        public double Median => ColdStartCommand.Median(Times);

        public async Task<TimeSpan> RunAsync(Uri server)
        {
            long startedAt = Stopwatch.GetTimestamp();
            using Process process = Process.Start(Children.Managed(AssemblyOf(project), [server.ToString(), .. arguments]))!;
            string? doneAt = await process.StandardOutput.ReadLineAsync();
            await process.WaitForExitAsync();
            return doneAt is null
                ? throw new InvalidOperationException($"{project} ended without a list.")
                : Stopwatch.GetElapsedTime(startedAt, long.Parse(doneAt, CultureInfo.InvariantCulture));
        }

        // From benchmarks/Solvimon.Client.Benchmarks/bin/Release/net10.0/ to benchmarks/{project}/bin/Release/net10.0/.
        private static string AssemblyOf(string project)
        {
            string own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
            string output = Path.Combine(Path.GetFileName(Path.GetDirectoryName(own)!), Path.GetFileName(own));
            return Path.GetFullPath(Path.Combine(own, "..", "..", "..", "..", project, "bin", output, project + ".dll"));
        }
    }
}
