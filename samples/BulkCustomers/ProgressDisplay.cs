using Spectre.Console;

namespace BulkCustomers;

/// <summary>A progress bar, or one line for each row when nobody watches.</summary>
internal static class ProgressDisplay
{
    public static Task RunAsync(int total, Func<Action<ImportResult>, Task> work) =>
        Console.IsOutputRedirected ? work(result => Console.WriteLine(Describe(result))) : ShowBarAsync(total, work);

    private static Task ShowBarAsync(int total, Func<Action<ImportResult>, Task> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .StartAsync(async context =>
        {
            ProgressTask bar = context.AddTask("Customers", maxValue: Math.Max(total, 1));
            await work(result =>
            {
                if (result.Outcome == ImportResult.Failed)
                {
                    AnsiConsole.WriteLine(Describe(result)); // above the bar
                }

                bar.Increment(1);
            });
            bar.StopTask();
        });

    private static string Describe(ImportResult result) => $"{result.Outcome,-8} {result.Reference}  {result.Error ?? result.Id}";
}
