using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;

namespace Solvimon.Client.Codegen.Schemas;

/// <summary>What the decisions make of families: which are hand-written, which stand for another type or for nothing, which only the API fills in.</summary>
internal sealed class FamilyRules(SchemaFamilies families, TypeDecisions types, MemberDecisions members)
{
    /// <summary>Whether an empty schema stands for nothing: no body to send, no answer to read.</summary>
    public bool IsNothing(string family) => types.Empty.Find(family) is { Is: "none" };

    public bool IsHandWritten(string family) => types.HandWritten.Has(family);

    /// <summary>The type itself, or what an empty schema in it stands for.</summary>
    public SchemaType Resolve(SchemaType type) => type switch
    {
        { Item: { } item } => type with { Item = Resolve(item) },
        { Family: { } family } => types.Empty.Find(family)?.Is switch
        {
            "int" => new SchemaType(SchemaKind.Int32),
            null or "none" => type,
            var other => type with { Family = other },
        },
        _ => type,
    };

    /// <summary>The classes that a request contains, but for the objects that only the API embeds.</summary>
    public IEnumerable<string> SentReferences(SchemaFamily family) =>
        from member in family.Members
        let name = ClassOf(member)
        where name is not null && !IsNothing(name) && !IsExpanded(family, member)
        select name;

    /// <summary>Whether only the API fills the member in: by decision, or because it is the object behind an id that stands beside it.</summary>
    public bool IsExpanded(SchemaFamily family, SchemaMember member) =>
        members.Expanded.Has($"{family.Name}.{member.Name}")
        || (ClassOf(member) is { } name && Naming.IdsOf(member.Name).Any(family.Has) && (families[name].Has("id") || families[name].Has("object_type")));

    private string? ClassOf(SchemaMember member) =>
        Resolve(member.Type.Item ?? member.Type) is { Family: { } name } && !families[name].IsEnumeration ? name : null;
}
