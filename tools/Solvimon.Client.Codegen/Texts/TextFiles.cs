using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Texts;

/// <summary>All files in <c>Docs</c>, by the folder of the resource.</summary>
internal sealed class TextFiles
{
    private readonly SortedDictionary<string, TextFile> _files;

    private TextFiles(IDictionary<string, TextFile> files) => _files = new SortedDictionary<string, TextFile>(files, StringComparer.Ordinal);

    public TextFile Shared => Of("Shared");

    public static TextFiles Load(string directory) => new(
        (Directory.Exists(directory) ? Directory.GetFiles(directory, "*.yml") : []).ToDictionary(file => Path.GetFileNameWithoutExtension(file), Yaml.Read<TextFile>));

    /// <summary>The texts of a resource, by the name of its folder.</summary>
    public TextFile Of(string folder)
    {
        if (!_files.TryGetValue(folder, out TextFile? file))
        {
            _files.Add(folder, file = new TextFile());
        }

        return file;
    }

    /// <summary>The texts of an enumeration, whatever file they are in.</summary>
    public EnumerationText? Enumeration(string name) => _files.Values.Select(file => file.Enumerations.Find(name)).FirstOrDefault(text => text is not null);

    /// <summary>Reports the texts that nothing asked for.</summary>
    public void Report(Problems problems)
    {
        foreach ((string name, TextFile file) in _files)
        {
            Tables.Report(file, $"Docs/{name}.yml", problems);
        }
    }
}
