namespace Solvimon.Client.Testing.Description;

/// <summary>An object with members, or an enumeration of texts.</summary>
internal sealed class SchemaDescription
{
    /// <summary>The members in the documents' order, which is the order that answers are written in.</summary>
    public required IReadOnlyList<KeyValuePair<string, SchemaType>> Members { get; init; }

    public required IReadOnlySet<string> Required { get; init; }

    /// <summary>The allowed texts, or null when this is an object.</summary>
    public IReadOnlySet<string>? Values { get; init; }

    public SchemaType? Member(string name)
    {
        foreach (var member in Members)
        {
            if (member.Key == name)
            {
                return member.Value;
            }
        }

        return null;
    }
}
