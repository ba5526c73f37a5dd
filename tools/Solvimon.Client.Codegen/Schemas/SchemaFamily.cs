namespace Solvimon.Client.Codegen.Schemas;

/// <summary>Which of the three schemas of a family.</summary>
internal enum SchemaVariant
{
    /// <summary><c>X</c></summary>
    Base,

    /// <summary><c>XCreateRequest</c></summary>
    Create,

    /// <summary><c>XUpdateRequest</c></summary>
    Update,
}

/// <summary>The schemas <c>X</c>, <c>XCreateRequest</c> and <c>XUpdateRequest</c>, which have the same members or values in all documents.</summary>
internal sealed class SchemaFamily(string name)
{
    private readonly Dictionary<(SchemaVariant Variant, string Document), HashSet<string>> _required = [];

    /// <summary>The name without the suffix: <c>Customer</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The values, where the family is an enumeration.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The members in the order of the documents.</summary>
    public IReadOnlyList<SchemaMember> Members { get; init; } = [];

    public bool IsEnumeration => Values.Count > 0;

    public bool IsEmpty => Values.Count == 0 && Members.Count == 0;

    /// <summary>Whether the family is the wrapper of a list, and which list.</summary>
    public SchemaType? PageItem =>
        Members.All(member => member.Name is "data" or "page" or "limit" or "total_number_of_pages" or "links")
            ? Members.FirstOrDefault(member => member is { Name: "data", Type.Kind: SchemaKind.List })?.Type.Item
            : null;

    public bool HasLinks => Members.Any(member => member.Name == "links");

    public bool Has(string member) => Members.Any(candidate => candidate.Name == member);

    /// <summary>The values and members that only one of the two has, or that are of different types.</summary>
    public IEnumerable<string> DifferencesFrom(SchemaFamily other) =>
    [
        .. Values.Except(other.Values).Union(other.Values.Except(Values)),
        .. Members.Except(other.Members).Union(other.Members.Except(Members)).Select(member => member.Name).Distinct(),
    ];

    public bool HasVariant(SchemaVariant variant) => _required.Keys.Any(key => key.Variant == variant);

    public void AddVariant(SchemaVariant variant, string document, IEnumerable<string> required) => _required.Add((variant, document), [.. required]);

    /// <summary>Whether a variant requires the member in each of the documents that count.</summary>
    public bool Requires(SchemaVariant variant, IEnumerable<string> documents, string member)
    {
        List<HashSet<string>> lists = documents.Select(document => _required.GetValueOrDefault((variant, document))).OfType<HashSet<string>>().ToList();
        return lists.Count > 0 && lists.TrueForAll(required => required.Contains(member));
    }
}

/// <summary>A member of a schema.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Type">The type that the document gives it.</param>
internal sealed record SchemaMember(string Name, SchemaType Type);

internal enum SchemaKind
{
    Text,
    DateTime,
    Int32,
    Int64,
    Boolean,
    Reference,
    List,
    TextMap,
}

/// <summary>A type as the documents write it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Family">The family that a reference leads to.</param>
/// <param name="Item">The items of a list.</param>
internal sealed record SchemaType(SchemaKind Kind, string? Family = null, SchemaType? Item = null);
