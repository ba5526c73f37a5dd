using System.Collections.Frozen;

namespace Solvimon.Client.Testing.Description;

/// <summary>What the sandbox knows of the API: its operations, resources and schemas.</summary>
internal sealed class ApiDescription
{
    private static readonly Lazy<ApiDescription> LazilyEmbedded = new(ApiDescriptionReader.ReadEmbedded);

    private readonly ILookup<int, OperationDescription> _operationsByLength;
    private readonly FrozenDictionary<string, ResourceDescription> _resourcesByObjectType;

    public ApiDescription(
        IReadOnlyDictionary<string, ResourceDescription> resources,
        IReadOnlyList<OperationDescription> operations,
        IReadOnlyDictionary<string, SchemaDescription> schemas)
    {
        Resources = resources.ToFrozenDictionary(StringComparer.Ordinal);
        Operations = operations;
        Schemas = schemas.ToFrozenDictionary(StringComparer.Ordinal);
        _resourcesByObjectType = Resources.Values.OrderBy(resource => resource.Name, StringComparer.Ordinal)
            .GroupBy(resource => resource.ObjectType, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _operationsByLength = operations
            .OrderBy(operation => operation.Path.Precedence, StringComparer.Ordinal)
            .ToLookup(operation => Segments(operation.Path.Text).Length);
    }

    /// <summary>The description inside this package. Read once for all sandboxes of a process.</summary>
    public static ApiDescription Embedded => LazilyEmbedded.Value;

    public IReadOnlyDictionary<string, ResourceDescription> Resources { get; }

    public IReadOnlyList<OperationDescription> Operations { get; }

    public IReadOnlyDictionary<string, SchemaDescription> Schemas { get; }

    /// <summary>The operations at this path, one for each method; empty when the path is not served.</summary>
    public IEnumerable<(OperationDescription Operation, IReadOnlyDictionary<string, string> Parameters)> Find(string path)
    {
        string[] segments = Segments(path);
        foreach (OperationDescription operation in _operationsByLength[segments.Length])
        {
            if (operation.Path.TryMatch(segments, out IReadOnlyDictionary<string, string>? parameters))
            {
                yield return (operation, parameters);
            }
        }
    }

    public SchemaDescription? Schema(SchemaType? type) =>
        type is { Kind: SchemaTypeKind.Schema, Name: { } name } ? Schemas.GetValueOrDefault(name) : null;

    /// <summary>
    /// The family that a relation leads to, by its words without the ending: <c>customer</c> and <c>parent_customer</c> to the customers. Null
    /// when there is none.
    /// </summary>
    public ResourceDescription? Related(string stem)
    {
        // A product's category is the one relation that is not named after its family.
        for (string words = stem == "category" ? "PRODUCT_CATEGORY" : stem.ToUpperInvariant(); ;)
        {
            if (_resourcesByObjectType.TryGetValue(words, out ResourceDescription? resource))
            {
                return resource;
            }

            if (words.IndexOf('_', StringComparison.Ordinal) is var end && end < 0)
            {
                return null;
            }

            words = words[(end + 1)..];
        }
    }

    // "/v1/customers/" has an empty segment and therefore matches nothing.
    private static string[] Segments(string path) => path.TrimStart('/').Split('/');
}
