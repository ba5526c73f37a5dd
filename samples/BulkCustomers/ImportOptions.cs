using System.Globalization;

namespace BulkCustomers;

/// <summary>What the command line says.</summary>
internal sealed record ImportOptions(string CustomersPath, string? ResultsPath, int Concurrency, bool IsDryRun)
{
    public const string Usage = "Usage: BulkCustomers customers.csv [--results results.csv] [--concurrency 1…64, default 8] [--dry-run]";

    /// <returns>Null when the command line is not as it should be.</returns>
    public static ImportOptions? Parse(string[] args)
    {
        ImportOptions options = new(CustomersPath: "", ResultsPath: null, Concurrency: 8, IsDryRun: false);
        for (int i = 0; i < args.Length; i++)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--dry-run":
                    options = options with { IsDryRun = true };
                    break;
                case "--results" when value is not null:
                    options = options with { ResultsPath = value };
                    i++;
                    break;
                case "--concurrency" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int concurrency) && concurrency is >= 1 and <= 64:
                    options = options with { Concurrency = concurrency };
                    i++;
                    break;
                case { Length: > 0 } path when options.CustomersPath.Length == 0 && !path.StartsWith('-'):
                    options = options with { CustomersPath = path };
                    break;
                default:
                    return null;
            }
        }

        return options.CustomersPath.Length > 0 ? options : null;
    }
}
