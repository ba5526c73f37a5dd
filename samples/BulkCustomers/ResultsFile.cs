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
        byte[] text = new byte[file.Length];
        file.ReadExactly(text);

        // A run that was killed may have left half a line, cut at any byte. Its row is not known to be done: it is tried again, and
        // Solvimon knows whether it was in time.
        int complete = text.AsSpan().LastIndexOf((byte)'\n') + 1;
        ReadDone(text, complete);
        file.SetLength(complete);
        file.Position = complete;
        _csv = CsvWriter.Create(file);
        if (complete == 0)
        {
            WriteHeader(_csv);
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

    private void ReadDone(byte[] text, int complete)
    {
        if (complete == 0)
        {
            ThrowUnless(Header().AsSpan().StartsWith(text));
            return;
        }

        using MemoryStream lines = new(text, 0, complete);
        using CsvReader csv = CsvReader.Create(lines, new CsvReaderOptions { AllowLineBreaksInQuotes = false });
        ThrowUnless(csv.TryValidateHeader<ImportResult>(out _));
        _done.UnionWith(csv.GetRecords<ImportResult>()
            .Where(result => result.Outcome is ImportResult.Created or ImportResult.Replayed or ImportResult.Exists)
            .Select(result => result.Reference));
    }

    private void ThrowUnless(bool isResultsFile)
    {
        if (!isResultsFile)
        {
            throw new IOException($"{Path} is there already and is no results file.");
        }
    }

    private static byte[] Header()
    {
        using MemoryStream header = new();
        using (CsvWriter csv = CsvWriter.Create(header, leaveOpen: true))
        {
            WriteHeader(csv);
        }

        return header.ToArray();
    }

    private static void WriteHeader(CsvWriter csv)
    {
        csv.WriteHeader<ImportResult>();
        csv.Flush();
    }
}
