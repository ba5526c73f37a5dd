using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Types;

/// <summary>The enumerations: families that are one concept become one type.</summary>
internal sealed class EnumerationTypes(SchemaFamilies families, EnumerationDecisions decisions, Naming naming)
{
    private readonly Dictionary<string, EnumerationType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groups = decisions.Groups.Entries
        .SelectMany(group => group.Value.Schemas.Select(schema => (Schema: schema, Name: group.Key)))
        .ToDictionary(item => item.Schema, item => item.Name, StringComparer.Ordinal);

    public IEnumerable<EnumerationType> All => _types.Values.Distinct();

    public EnumerationType Of(SchemaFamily family)
    {
        if (_types.TryGetValue(family.Name, out EnumerationType? known))
        {
            return known;
        }

        EnumerationGroup? group = _groups.TryGetValue(family.Name, out string? groupName) ? decisions.Groups.Find(groupName) : null;
        List<SchemaFamily> members = group?.Schemas.Select(name => families[name]).ToList() ?? [family];
        EnumerationType type = new(groupName ?? decisions.Names.Name(family.Name, naming.Type(family.Name)));
        foreach (string? value in members.SelectMany(member => member.Values).Distinct())
        {
            type.Values.Add((value, decisions.Values.Name(value, naming.Pascal(value))));
        }

        foreach (SchemaFamily member in members)
        {
            _types.Add(member.Name, type);
        }

        return type;
    }
}
