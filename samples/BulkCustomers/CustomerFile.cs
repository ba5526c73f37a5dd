using CsvHelper;

namespace BulkCustomers;

/// <summary>The CSV file that comes in.</summary>
internal static class CustomerFile
{
    /// <exception cref="KeyNotFoundException">The header lacks a column.</exception>
    public static List<CustomerRow> Read(string path)
    {
        bool isGarbled = false;
        CsvReaderOptions options = new CsvReaderOptions
        {
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false, // one bad quote must not swallow the rows below it
            OnMalformedRecord = _ => isGarbled = true,
        };
        using CsvReader csv = CsvReader.FromFile(path, options);

        List<CustomerRow> rows = new();
        HashSet<string> references = new(StringComparer.Ordinal);
        foreach (CustomerRow row in csv.GetRecords<CustomerRow>())
        {
            string? error = isGarbled ? "the quotes do not match" : row.Validate();
            error ??= references.Add(row.Reference) ? null : "the reference occurs a second time";
            row.Error = error is null ? null : $"line {csv.LineNumber}: {error}";
            isGarbled = false;
            rows.Add(row);
        }

        return rows;
    }
}
