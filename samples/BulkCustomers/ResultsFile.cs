using CsvHelper;

namespace BulkCustomers;

/// <summary>The CSV file that goes out, one line as soon as a row has its outcome. A later run reads from it what is done.</summary>
internal sealed class ResultsFile : IDisposable
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly CsvWriter _csv;

    private ResultsFile(FileStream file)
    {
        Path = file.Name;
        ReadDone(file);
        DropUnfinishedLine(file);
        _csv = CsvWriter.Create(file);
        if (file.Length == 0)
        {
            _csv.WriteHeader<ImportResult>();
            _csv.Flush();
        }
    }

    public string Path { get; }

    /// <exception cref="IOException">It cannot be opened, another run has it open, or it is some other file.</exception>
    public static ResultsFile Open(string path) => new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));

    public bool IsDone(string reference) => _done.Contains(reference);

    public void Append(ImportResult result)
    {
        lock (_gate)
        {
            _csv.WriteRecord(result with { Error = result.Error?.ReplaceLineEndings(" ") });
            _csv.Flush();
        }
    }

    public void Dispose() => _csv.Dispose();

    private void ReadDone(FileStream file)
    {
        if (file.Length == 0)
        {
            return;
        }

        using CsvReader csv = CsvReader.Create(file, new CsvReaderOptions { AllowLineBreaksInQuotes = false }, leaveOpen: true);
        if (!csv.TryValidateHeader<ImportResult>(out _))
        {
            throw new IOException($"{Path} is there already and is no results file.");
        }

        _done.UnionWith(csv.GetRecords<ImportResult>()
            .Where(result => result.Outcome is ImportResult.Created or ImportResult.Replayed or ImportResult.Exists)
            .Select(result => result.Reference));
    }

    // A run that was killed may have left half a line. Its row is tried again if need be, and Solvimon knows whether it was in time.
    private static void DropUnfinishedLine(FileStream file)
    {
        long length = file.Length;
        for (; length > 0; length--)
        {
            file.Position = length - 1;
            if (file.ReadByte() == '\n')
            {
                break;
            }
        }

        file.SetLength(length);
        file.Position = length;
    }
}
