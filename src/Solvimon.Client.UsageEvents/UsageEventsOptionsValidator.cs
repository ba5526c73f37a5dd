using Microsoft.Extensions.Options;

namespace Solvimon.Client.UsageEvents;

/// <summary>Says what is wrong with the options, and what to set.</summary>
internal sealed class UsageEventsOptionsValidator : IValidateOptions<UsageEventsOptions>
{
    private const int MaxOnDefaultPath = 50;

    public ValidateOptionsResult Validate(string? name, UsageEventsOptions options)
    {
        List<string> failures = [];
        Check(options.Account is { Length: >= 1 and <= 100 }, "Account: needs 1 to 100 characters.");
        Check(options.QueueCapacity is >= 1 and <= 10_000_000, "QueueCapacity: set a number from 1 to 10,000,000.");
        Check(IsBetween(options.CommitDelay, TimeSpan.Zero, TimeSpan.FromSeconds(10)), "CommitDelay: set a time from 0 to 10 seconds.");
        Check(IsBetween(options.RecordTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)), "RecordTimeout: set a time from 1 second to 1 hour.");
        Check(options.BatchSize is >= 1 and <= 1_000, "BatchSize: set a number from 1 to 1,000.");
        Check(
            options.BatchSize <= MaxOnDefaultPath || options.IngestPath != UsageEventsOptions.DefaultIngestPath,
            $"BatchSize: {UsageEventsOptions.DefaultIngestPath} takes at most {MaxOnDefaultPath} events. Set a smaller BatchSize, or an IngestPath that takes more.");
        Check(options.IngestPath is ['/', _, ..], "IngestPath: set a path that begins with a slash.");
        Check(options.MaxConcurrentBatches is >= 1 and <= 64, "MaxConcurrentBatches: set a number from 1 to 64.");
        Check(IsBetween(options.LookUpDelay, TimeSpan.Zero, TimeSpan.FromDays(1)), "LookUpDelay: set a time of up to a day.");
        Check(IsBetween(options.KeepReferences, TimeSpan.Zero, TimeSpan.FromDays(3660)), "KeepReferences: set a time of up to 10 years.");
        Check(options.DegradedAge > TimeSpan.Zero && options.UnhealthyAge >= options.DegradedAge, "DegradedAge and UnhealthyAge: set positive times, the second not below the first.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool isRight, string failure)
        {
            if (!isRight)
            {
                failures.Add($"UsageEventsOptions{(string.IsNullOrEmpty(name) ? "" : $" of '{name}'")}.{failure}");
            }
        }
    }

    private static bool IsBetween(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;
}
