using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Types;

/// <summary>What a generated class is in its family.</summary>
internal enum ModelRole
{
    /// <summary>The resource as returned, or a value type.</summary>
    Plain,

    /// <summary>What to send to create one.</summary>
    Create,

    /// <summary>What to send to change one.</summary>
    Update,

    /// <summary>What to send to create one, or to change it where it exists.</summary>
    Upsert,

    /// <summary>The same inside another request, where less has to be given than in a request of its own.</summary>
    Details,

    /// <summary>The body of an action that uses only a member or two.</summary>
    Small,
}

/// <summary>A type that the generator writes.</summary>
internal abstract class GeneratedType(string name)
{
    public string Name { get; } = name;

    /// <summary>The folder below the generated tree: a resource, or <c>Shared</c>.</summary>
    public string Folder { get; set; } = "Shared";
}

/// <summary>A class that is written.</summary>
internal sealed class ModelType(string name, SchemaFamily family, ModelRole role) : GeneratedType(name)
{
    public SchemaFamily Family { get; } = family;

    public ModelRole Role { get; } = role;

    public List<ModelMember> Members { get; } = [];

    /// <summary>Whether it can be sent, and so tells a member that was assigned null from one that was not assigned.</summary>
    public bool IsSent { get; init; }

    /// <summary>A summary that no dictionary holds.</summary>
    public string? Summary { get; init; }
}

/// <summary>An enumeration that is written.</summary>
internal sealed class EnumerationType(string name) : GeneratedType(name)
{
    /// <summary>The known values with their names in C#.</summary>
    public List<(string Value, string Name)> Values { get; } = [];
}

/// <summary>A member of a class.</summary>
/// <param name="JsonName">The name on the wire.</param>
/// <param name="Name">The name in C#.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether an initializer must set it.</param>
internal sealed record ModelMember(string JsonName, string Name, MemberType Type, bool IsRequired);

internal enum MemberKind
{
    Text,
    Instant,
    Decimal,
    Int32,
    Int64,
    Boolean,
    Enumeration,
    Model,
    TextMap,
    List,
}

/// <summary>The type of a member.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The type in C#, without the question mark.</param>
/// <param name="Item">The items of a list.</param>
/// <param name="Generated">The generated type that it leads to, if it is one.</param>
internal sealed record MemberType(MemberKind Kind, string Name, MemberType? Item = null, GeneratedType? Generated = null)
{
    public bool IsValueType => Kind is MemberKind.Instant or MemberKind.Decimal or MemberKind.Int32 or MemberKind.Int64 or MemberKind.Boolean or MemberKind.Enumeration;
}
