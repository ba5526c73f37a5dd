using System.Text;
using YamlDotNet.Serialization;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>
/// <c>Config/supplement.yml</c>: operations that the API serves although the documents do not have them. For each document
/// a part of the same shape, which is laid into it before it is read.
/// </summary>
internal sealed class Supplement
{
    private readonly Dictionary<object, object> _parts;

    private Supplement(Dictionary<object, object> parts) => _parts = parts;

    public static Supplement Load(string file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        return new Supplement(new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<Dictionary<object, object>>(reader));
    }

    /// <summary>Adds what the supplement has for the document. What the document has by now is an error: the supplement's entry is to be deleted.</summary>
    public void AddTo(string document, object? content)
    {
        if (_parts.TryGetValue(document, out var part))
        {
            Merge(document, (Dictionary<object, object>)content!, (Dictionary<object, object>)part);
        }
    }

    private static void Merge(string path, Dictionary<object, object> target, Dictionary<object, object> source)
    {
        foreach (var (key, value) in source)
        {
            if (!target.TryGetValue(key, out var existing))
            {
                target[key] = value;
            }
            else if (existing is Dictionary<object, object> inner && value is Dictionary<object, object> addition && !IsOperation(key))
            {
                Merge($"{path} / {key}", inner, addition);
            }
            else
            {
                throw new CodegenException($"supplement.yml: the document has {path} / {key} itself by now.");
            }
        }
    }

    private static bool IsOperation(object key) => key is "get" or "post" or "put" or "patch" or "delete";
}
