namespace Solvimon.Client.Testing.Description;

/// <summary>An object with members, or an enumeration of texts.</summary>
internal sealed class SchemaDescription(
    IReadOnlyList<KeyValuePair<string, SchemaType>> members, IReadOnlyCollection<string> required, IReadOnlyCollection<string>? values)
{
    private readonly Dictionary<string, SchemaType> _byName = new(members, StringComparer.Ordinal);

    /// <summary>The members in the documents' order, which is the order that answers are written in.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaType>> Members { get; } = members;

    public IReadOnlyCollection<string> Required { get; } = required;

    /// <summary>The allowed texts, or null when this is an object.</summary>
    public IReadOnlySet<string>? Values { get; } = values?.ToHashSet(StringComparer.Ordinal);

    public SchemaType? Member(string name) => _byName.GetValueOrDefault(name);
}
