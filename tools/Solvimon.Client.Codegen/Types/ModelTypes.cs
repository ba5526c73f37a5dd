using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Types;

/// <summary>The classes: for each family what is returned, and where it is split what is sent to create, change or upsert one.</summary>
internal sealed class ModelTypes
{
    private static readonly HashSet<string> SetByServer = ["object_type", "id", "created_at", "updated_at"];

    private readonly ApiDocuments _documents;
    private readonly SchemaFamilies _families;
    private readonly FamilyRules _rules;
    private readonly FamilyUses _uses;
    private readonly DecisionFiles _decisions;
    private readonly TypeNames _names;
    private readonly MemberTypes _members;

    private readonly Dictionary<(string Family, ModelRole Role), ModelType> _models = [];
    private readonly Dictionary<string, ModelType> _smallBodies = new(StringComparer.Ordinal);

    public ModelTypes(ApiDocuments documents, SchemaFamilies families, FamilyRules rules, FamilyUses uses, DecisionFiles decisions, TypeNames names, EnumerationTypes enumerations)
    {
        _documents = documents;
        _families = families;
        _rules = rules;
        _uses = uses;
        _decisions = decisions;
        _names = names;
        _members = new MemberTypes(families, rules, decisions, enumerations, Of);
    }

    public IEnumerable<ModelType> All => _models.Values.Concat(_smallBodies.Values);

    /// <summary>The type of the items of a page.</summary>
    public MemberType ItemOf(SchemaFamily page) => _members.OfPage(page);

    /// <summary>The class of a family in a role. A family that is not split has one class for all.</summary>
    public ModelType Of(SchemaFamily family, ModelRole role)
    {
        role = _uses.IsSplit(family) ? role : ModelRole.Plain;
        if (_models.TryGetValue((family.Name, role), out ModelType? known))
        {
            return known;
        }

        if (family.IsEmpty)
        {
            throw new CodegenException($"{family.Name} is empty: Config/types.yml must say what it stands for.");
        }

        ModelType model = new(_names.Of(family, role), family, role) { IsSent = role != ModelRole.Plain || (_uses.IsSent(family) && !_uses.IsSplit(family)) };
        _models.Add((family.Name, role), model);

        bool isRequest = role != ModelRole.Plain || !family.HasVariant(SchemaVariant.Base);
        foreach (SchemaMember member in role == ModelRole.Plain ? family.Members : InOrder(family))
        {
            if (role != ModelRole.Plain && (IsSetByServer(family, member, role) || _rules.IsExpanded(family, member)))
            {
                continue;
            }

            bool isRequired = isRequest && role != ModelRole.Update && IsRequired(family, member, role);
            model.Members.Add(new ModelMember(member.Name, _names.Of(family, member), _members.Of(family, member, NestedRole(model, member)), isRequired));
        }

        return model;
    }

    /// <summary>The class of a body that takes only some members of a family.</summary>
    public ModelType SmallBody(SmallBody small, SchemaFamily family)
    {
        if (_smallBodies.TryGetValue(small.Is!, out ModelType? known))
        {
            return known;
        }

        ModelType model = new(small.Is!, family, ModelRole.Small) { IsSent = true, Summary = small.Summary };
        foreach (string name in small.Members)
        {
            SchemaMember member = family.Members.FirstOrDefault(member => member.Name == name) ?? throw new CodegenException($"Config/bodies.yml: {family.Name} has no member '{name}'.");
            model.Members.Add(new ModelMember(name, _names.Of(family, member), _members.Of(family, member, ModelRole.Create), small.Required.Contains(name)));
        }

        _smallBodies.Add(model.Name, model);
        return model;
    }

    // As what a class contains another one.
    private ModelRole NestedRole(ModelType model, SchemaMember member) =>
        !model.IsSent || _rules.IsExpanded(model.Family, member) ? ModelRole.Plain
        : !_decisions.Members.Upserts.Has($"{model.Family.Name}.{member.Name}") ? ModelRole.Create
        : RequiresMoreByItself(_families[_rules.Resolve(member.Type).Family!]) ? ModelRole.Details
        : ModelRole.Upsert;

    private IReadOnlyList<SchemaMember> InOrder(SchemaFamily family)
    {
        if (_decisions.Members.Order.Find(family.Name) is not { } order)
        {
            return family.Members;
        }

        List<string> first = order.Is.Split(' ').ToList();
        List<string> unknown = first.Where(name => !family.Has(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new CodegenException($"Config/members.yml: order: {family.Name} has no members called", unknown);
        }

        return [.. family.Members.OrderBy(member => first.IndexOf(member.Name) is var index and >= 0 ? index : first.Count)];
    }

    private bool IsSetByServer(SchemaFamily family, SchemaMember member, ModelRole role)
    {
        if (!SetByServer.Contains(member.Name))
        {
            return false;
        }

        if (member.Name != "id")
        {
            return true;
        }

        // A value type that is split only for what it contains has no endpoint of its own: its id says which one is meant.
        bool keepsId = role == ModelRole.Create && _decisions.Members.KeepId.Has(family.Name);
        return !keepsId && role is not (ModelRole.Upsert or ModelRole.Details) && _uses.BodyOperations(family).Any();
    }

    // Documents that declare the same request differ in what they require: the one with the operation counts. What other
    // requests contain to be created or found requires no more than any of them.
    private bool IsRequired(SchemaFamily family, SchemaMember member, ModelRole role)
    {
        HashSet<string> documents = role switch
        {
            ModelRole.Details => [],
            ModelRole.Upsert => DocumentsOf(Upserts(family)),
            _ => DocumentsOf(_uses.BodyOperations(family)),
        };
        return Requires(family, documents.Count > 0 ? documents : [.. _documents.Select(document => document.Name)], member);
    }

    // Whether there is an upsert of its own, whose document requires what others do not.
    private bool RequiresMoreByItself(SchemaFamily family) =>
        Upserts(family).Any() && family.Members.Any(member => IsRequired(family, member, ModelRole.Upsert) && !IsRequired(family, member, ModelRole.Details));

    private IEnumerable<ApiOperation> Upserts(SchemaFamily family) => _uses.BodyOperations(family).Where(operation => operation.Method == "PUT");

    private static HashSet<string> DocumentsOf(IEnumerable<ApiOperation> operations) => [.. operations.Select(operation => operation.Document.Name)];

    private static bool Requires(SchemaFamily family, HashSet<string> documents, SchemaMember member) =>
        family.Requires(family.HasVariant(SchemaVariant.Create) ? SchemaVariant.Create : SchemaVariant.Update, documents, member.Name);
}
