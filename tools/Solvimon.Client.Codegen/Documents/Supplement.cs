using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>
/// <c>Config/supplement.yml</c>: operations that the API serves although the documents do not have them. For each document
/// a part of the same shape, which is laid into it before it is read.
/// </summary>
internal sealed class Supplement
{
    private readonly Dictionary<object, object> _parts;

    private Supplement(Dictionary<object, object> parts) => _parts = parts;

    public static Supplement Load(string file) => new(File.Exists(file) ? Yaml.ReadTree(file) : []);

    /// <summary>The parts for a document: that of its name, or all where it is the only document.</summary>
    public IEnumerable<object> For(string document, int documents) => documents == 1 ? _parts.Values : _parts.TryGetValue(document, out object? part) ? [part] : [];

    /// <summary>Adds a part to a document. What the document has by now is an error: the supplement's entry is to be deleted.</summary>
    public static void Add(object part, Dictionary<object, object> document) => Merge("", document, (Dictionary<object, object>)part);

    private static void Merge(string path, Dictionary<object, object> target, Dictionary<object, object> source)
    {
        foreach ((object key, object value) in source)
        {
            if (!target.TryGetValue(key, out object? existing))
            {
                target[key] = value;
            }
            else if (existing is Dictionary<object, object> inner && value is Dictionary<object, object> addition && !IsOperation(key))
            {
                Merge($"{path} / {key}", inner, addition);
            }
            else
            {
                throw new CodegenException($"Config/supplement.yml: the document has{path} / {key} itself by now.");
            }
        }
    }

    private static bool IsOperation(object key) => key is "get" or "post" or "put" or "patch" or "delete";
}
