using System.Collections;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>The four documents of the API.</summary>
internal sealed class ApiDocuments : IReadOnlyList<ApiDocument>
{
    // The order decides which document's text wins where several declare a schema of the same name.
    private static readonly string[] Names = ["configuration", "transaction", "event", "identity"];

    private readonly List<ApiDocument> _documents;

    private ApiDocuments(List<ApiDocument> documents) => _documents = documents;

    public int Count => _documents.Count;

    public IEnumerable<ApiOperation> Operations => _documents.SelectMany(document => document.Operations);

    public ApiDocument this[int index] => _documents[index];

    public ApiDocument this[string name] =>
        _documents.Find(document => document.Name == name) ?? throw new CodegenException($"There is no document '{name}'.");

    public static ApiDocuments Load(string directory, Supplement supplement)
    {
        var files = Names.Select(name => (Name: name, File: Path.Combine(directory, $"solvimon-{name}-api-openapi.yml"))).ToList();
        var missing = files.Where(file => !File.Exists(file.File)).Select(file => file.File).ToList();
        if (missing.Count > 0)
        {
            throw new CodegenException("These documents are missing:", missing);
        }

        return new ApiDocuments([.. files.AsParallel().AsOrdered().Select(file => ApiDocument.Load(file.Name, file.File, supplement))]);
    }

    public IEnumerator<ApiDocument> GetEnumerator() => _documents.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
