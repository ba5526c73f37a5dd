using System.Collections;
using System.Text.RegularExpressions;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>The documents of the API, however many there are, in alphabetical order.</summary>
internal sealed partial class ApiDocuments : IReadOnlyList<ApiDocument>
{
    private readonly IReadOnlyList<ApiDocument> _documents;

    private ApiDocuments(IReadOnlyList<ApiDocument> documents, SpecsLock sources)
    {
        _documents = documents;
        Sources = sources;
    }

    public int Count => _documents.Count;

    /// <summary>What they were read from.</summary>
    public SpecsLock Sources { get; }

    public IEnumerable<ApiOperation> Operations => _documents.SelectMany(document => document.Operations);

    public ApiDocument this[int index] => _documents[index];

    /// <summary>Reads all files in a directory whose names end in <c>openapi.yml</c>.</summary>
    /// <param name="directory">Where they lie.</param>
    /// <param name="supplement">What the API serves although they do not have it.</param>
    /// <param name="paths">How paths are written in the SDK.</param>
    /// <param name="today">The date for documents that <paramref name="known"/> does not have.</param>
    /// <param name="known">The documents that the code was made from the last time.</param>
    public static ApiDocuments Load(string directory, Supplement supplement, PathNames paths, DateOnly today, SpecsLock known)
    {
        List<string> files = Directory.Exists(directory) ? Directory.GetFiles(directory, "*openapi.yml").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            throw new CodegenException($"There is no OpenAPI document in {directory}: no file whose name ends in openapi.yml.");
        }

        List<ApiDocument> documents = files.AsParallel().AsOrdered().Select(file => ApiDocument.Load(NameOf(file), file, supplement.For(NameOf(file), files.Count), paths)).ToList();
        return new ApiDocuments(documents, SpecsLock.Of(documents.Zip(files), today, known));
    }

    public IEnumerator<ApiDocument> GetEnumerator() => _documents.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // solvimon-configuration-api-openapi.yml → configuration
    private static string NameOf(string file) => DocumentName().Match(Path.GetFileName(file)).Groups["name"].Value is { Length: > 0 } name ? name : "api";

    [GeneratedRegex("^(solvimon-)?(?<name>.*?)-?(api-)?openapi.yml$", RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentName();
}
