using System.Security.Cryptography;
using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Documents;

/// <summary><c>specs.lock</c>: the documents that the generated code was made from, by name.</summary>
internal sealed class SpecsLock
{
    public const string File = "tools/Solvimon.Client.Codegen/specs.lock";

    private readonly SortedDictionary<string, Entry> _entries;

    private SpecsLock(IDictionary<string, Entry> entries) => _entries = new SortedDictionary<string, Entry>(entries, StringComparer.Ordinal);

    public static SpecsLock Load(string file) => new(Yaml.Read<Dictionary<string, Entry>>(file));

    /// <summary>The documents just read. One that is known already keeps its date.</summary>
    public static SpecsLock Of(IEnumerable<(ApiDocument Document, string File)> documents, DateOnly today, SpecsLock known) => new(documents.ToDictionary(
        item => item.Document.Name,
        item =>
        {
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(item.File)));
            Entry? before = known._entries.GetValueOrDefault(item.Document.Name);
            return new Entry
            {
                File = Path.GetFileName(item.File),
                Version = item.Document.Version,
                Date = before?.Sha256 == sha256 ? before.Date : today.ToString("O"),
                Sha256 = sha256,
            };
        }));

    /// <summary>What differs between these documents and those of the last generation, a sentence each.</summary>
    public IEnumerable<string> DifferencesFrom(SpecsLock other)
    {
        foreach (string? name in _entries.Keys.Union(other._entries.Keys).Order(StringComparer.Ordinal))
        {
            Entry? now = _entries.GetValueOrDefault(name);
            Entry? before = other._entries.GetValueOrDefault(name);
            if (before is null)
            {
                yield return $"The document {name} is new.";
            }
            else if (now is null)
            {
                yield return $"The document {name} ({before.File}) is gone.";
            }
            else if (now.Sha256 != before.Sha256)
            {
                yield return $"The document {name} has changed since {before.Date} ({(now.Version == before.Version ? $"its version is still {now.Version}" : $"version {before.Version} → {now.Version}")}).";
            }
        }
    }

    public override string ToString() =>
        "# The documents that the generated code was made from; the date is that of the first generation from them.\n"
        + string.Concat(_entries.Select(entry => $"""

            {entry.Key}:
              file: {entry.Value.File}
              version: "{entry.Value.Version}"
              date: "{entry.Value.Date}"
              sha256: {entry.Value.Sha256}

            """.ReplaceLineEndings("\n")));

    internal sealed class Entry
    {
        public string File { get; set; } = "";

        public string Version { get; set; } = "";

        public string Date { get; set; } = "";

        public string Sha256 { get; set; } = "";
    }
}
