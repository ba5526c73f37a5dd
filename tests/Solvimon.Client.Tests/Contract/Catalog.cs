using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solvimon.Client.Tests.Contract;

/// <summary>An operation as the catalog that the code generator writes lists it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with its parameters in braces.</param>
/// <param name="Call">The client's method, <c>Invoices[].Lines.AddAsync</c>.</param>
/// <param name="Handle">The same operation on a handle, where there is one.</param>
/// <param name="Shape"><c>method</c>, or what is enumerated.</param>
/// <param name="Kind"><c>read</c>, <c>write</c>, and so on.</param>
/// <param name="Query">The names of the query's parameters.</param>
/// <param name="Headers">The names of the parameters that are headers.</param>
/// <param name="Body">The type of the body.</param>
/// <param name="Answer">The type of the answer.</param>
internal sealed record CatalogOperation(
    string Method, string Path, string Call, string? Handle, string Shape, string Kind, string[] Query, string[]? Headers, string? Body, string? Answer)
{
    public static IReadOnlyList<CatalogOperation> All { get; } = Load();

    /// <summary>Its name in the list of tests.</summary>
    public string Key => $"{Method} {Path}";

    public bool IsAnonymous => Kind.StartsWith("anonymous", StringComparison.Ordinal);

    public bool HasIdempotencyKey => Kind is "write" or "upsert" or "transition" or "anonymous" && Method != "GET";

    /// <summary>The least that the client reads as an answer.</summary>
    public string LeastAnswer => Answer switch
    {
        null => "",
        "string" => "\"done\"",
        _ when Answer.StartsWith("Page<", StringComparison.Ordinal) => """{"data":[]}""",
        _ when Answer.StartsWith("IReadOnlyList<", StringComparison.Ordinal) => "[]",
        _ => "{}",
    };

    public static CatalogOperation Find(string key) => All.Single(operation => operation.Key == key);

    private static List<CatalogOperation> Load()
    {
        using Stream stream = typeof(CatalogOperation).Assembly.GetManifestResourceStream("Contract.operations.json")!;
        return JsonSerializer.Deserialize(stream, CatalogJson.Default.ListCatalogOperation)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<CatalogOperation>))]
internal sealed partial class CatalogJson : JsonSerializerContext;
