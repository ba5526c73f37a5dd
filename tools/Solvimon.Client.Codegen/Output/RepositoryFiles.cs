namespace Solvimon.Client.Codegen.Output;

/// <summary>Generated files outside the generated tree, among files that people write.</summary>
internal sealed class RepositoryFiles
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public int Count => _files.Count;

    /// <summary>The texts, by path in the repository.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>Adds a file under its path in the repository.</summary>
    public void Add(string path, string text) => _files.Add(path, text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");

    /// <summary>Writes what changed. Returns how many files that were.</summary>
    public int Write(string root)
    {
        List<string> changed = Changed(root).ToList();
        foreach (string path in changed)
        {
            string file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, _files[path]);
        }

        return changed.Count;
    }

    /// <summary>What differs from the files on disk, one sentence a file.</summary>
    public IReadOnlyList<string> Check(string root) => [.. Changed(root).Select(path => $"{path}: differs from what the documents give")];

    private IEnumerable<string> Changed(string root) =>
        _files.Where(file => !File.Exists(Path.Combine(root, file.Key)) || File.ReadAllText(Path.Combine(root, file.Key)) != file.Value).Select(file => file.Key);
}
