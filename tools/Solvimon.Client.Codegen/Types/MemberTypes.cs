using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Types;

/// <summary>The C# types of members: what the documents say, and what the decisions know better of strings.</summary>
internal sealed class MemberTypes(SchemaFamilies families, FamilyRules rules, DecisionFiles decisions, EnumerationTypes enumerations, Func<SchemaFamily, ModelRole, ModelType> modelOf)
{
    /// <summary>The type of a member.</summary>
    /// <param name="family">The family that has it.</param>
    /// <param name="member">The member.</param>
    /// <param name="nested">As what it contains another class.</param>
    public MemberType Of(SchemaFamily family, SchemaMember member, ModelRole nested)
    {
        string place = $"{family.Name}.{member.Name}";
        if ((member.Type.Item ?? member.Type).Kind == SchemaKind.Text && decisions.Members.Enumerations.Find(place) is { } enumeration)
        {
            SchemaType value = new(SchemaKind.Reference, enumeration.Is);
            return Of(member.Type.Kind == SchemaKind.List ? member.Type with { Item = value } : value, nested, place);
        }

        return member.Type.Kind switch
        {
            SchemaKind.Text when IsListed(decisions.Members.Decimals, family, member) => new MemberType(MemberKind.Decimal, "decimal"),
            SchemaKind.Text when IsInstant(family, member) => new MemberType(MemberKind.Instant, "DateTimeOffset"),
            _ => Of(member.Type, nested, place),
        };
    }

    /// <summary>The type of the items of a page.</summary>
    public MemberType OfPage(SchemaFamily page) => Of(page.PageItem!, ModelRole.Plain, page.Name);

    private bool IsInstant(SchemaFamily family, SchemaMember member) =>
        member.Name.EndsWith("_at", StringComparison.Ordinal)
        || member.Name.EndsWith("timestamp", StringComparison.Ordinal)
        || IsListed(decisions.Members.Instants, family, member);

    // Named itself or by "*.member", and not taken out again by "!Schema.member".
    private static bool IsListed(Table<Decision> list, SchemaFamily family, SchemaMember member) =>
        list.Has($"{family.Name}.{member.Name}") || (list.Has($"*.{member.Name}") && !list.Has($"!{family.Name}.{member.Name}"));

    private MemberType Of(SchemaType schemaType, ModelRole nested, string place)
    {
        SchemaType type = rules.Resolve(schemaType);
        switch (type.Kind)
        {
            case SchemaKind.Text:
                return new MemberType(MemberKind.Text, "string");
            case SchemaKind.DateTime:
                return new MemberType(MemberKind.Instant, "DateTimeOffset");
            case SchemaKind.Int32:
                return new MemberType(MemberKind.Int32, "int");
            case SchemaKind.Int64:
                return new MemberType(MemberKind.Int64, "long");
            case SchemaKind.Boolean:
                return new MemberType(MemberKind.Boolean, "bool");
            case SchemaKind.TextMap:
                return new MemberType(MemberKind.TextMap, "IReadOnlyDictionary<string, string>");
            case SchemaKind.List:
                MemberType item = Of(type.Item!, nested, place);
                return new MemberType(MemberKind.List, $"IReadOnlyList<{item.Name}>", item);
        }

        SchemaFamily family = families[type.Family!];
        if (rules.IsHandWritten(family.Name))
        {
            return new MemberType(MemberKind.Model, decisions.Types.HandWritten.Find(family.Name)!.Is);
        }

        if (family.PageItem is not null)
        {
            throw new CodegenException($"{place} is a page inside a resource, which the generator does not know.");
        }

        GeneratedType generated = family.IsEnumeration ? enumerations.Of(family) : modelOf(family, nested);
        return new MemberType(family.IsEnumeration ? MemberKind.Enumeration : MemberKind.Model, generated.Name, Generated: generated);
    }
}
