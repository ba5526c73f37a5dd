using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Types;

/// <summary>The names of classes and members: what is decided, else what the rules give.</summary>
internal sealed class TypeNames(Table<NameDecision> types, Table<NameDecision> members, Naming naming, FamilyUses uses)
{
    public string Of(SchemaFamily family, ModelRole role)
    {
        string suffix = role switch
        {
            ModelRole.Create => "CreateRequest",
            ModelRole.Update => "UpdateRequest",
            ModelRole.Upsert => "UpsertRequest",
            ModelRole.Details => "DetailsRequest",
            _ => "",
        };
        string name = types.Name(family.Name, naming.Type(family.Name));
        bool isBareRequest = !family.HasVariant(SchemaVariant.Base) && uses.BodyOperations(family).Any() && !name.EndsWith("Request", StringComparison.Ordinal);
        return suffix.Length > 0 ? types.Name(family.Name + suffix, name + (isBareRequest ? "Request" : suffix)) : name + (isBareRequest ? "Request" : "");
    }

    public string Of(SchemaFamily family, SchemaMember member) => members.Name($"{family.Name}.{member.Name}", naming.Pascal(member.Name));
}
