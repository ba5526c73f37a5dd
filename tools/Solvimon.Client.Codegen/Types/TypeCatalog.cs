using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Types;

/// <summary>Which C# type stands for which schema, and which types are written.</summary>
internal sealed class TypeCatalog
{
    private readonly DecisionFiles _decisions;
    private readonly SchemaFamilies _families;
    private readonly FamilyRules _rules;
    private readonly TypeNames _names;
    private readonly EnumerationTypes _enumerations;
    private readonly ModelTypes _models;

    /// <summary>Settles every schema that an operation reaches.</summary>
    public TypeCatalog(ApiDocuments documents, DecisionFiles decisions, Naming naming, Func<ApiOperation, string> folderOf, Problems problems)
    {
        _decisions = decisions;
        _families = new SchemaFamilies(documents);
        _rules = new FamilyRules(_families, decisions.Types, decisions.Members);
        FamilyUses uses = new(documents, _families, _rules, decisions.Bodies);
        _names = new TypeNames(decisions.Types.Names, decisions.Members.Names, naming, uses);
        _enumerations = new EnumerationTypes(_families, decisions.Enumerations, naming);
        _models = new ModelTypes(documents, _families, _rules, uses, decisions, _names, _enumerations);

        List<(GeneratedType Type, string Folder)> roots = documents.Operations.SelectMany(operation => Roots(operation).Select(type => (Type: type, Folder: folderOf(operation)))).ToList();

        // Hand-written classes use their enumerations whatever else does.
        HashSet<GeneratedType> written = roots.SelectMany(root => TypeFolders.Reached(root.Type)).Concat(EnumerationsOfHandWritten()).ToHashSet();
        TypeFolders folders = new(roots, written, decisions.Types.Folders);
        foreach (GeneratedType type in written)
        {
            type.Folder = folders.Of(type);
        }

        Models = [.. written.OfType<ModelType>().OrderBy(model => model.Name, StringComparer.Ordinal)];
        Enumerations = [.. written.OfType<EnumerationType>().OrderBy(type => type.Name, StringComparer.Ordinal)];
        NameRules.Check([.. Models, .. Enumerations], problems);
    }

    /// <summary>The classes to write.</summary>
    public IReadOnlyList<ModelType> Models { get; }

    /// <summary>The enumerations to write.</summary>
    public IReadOnlyList<EnumerationType> Enumerations { get; }

    /// <summary>The type of an operation's body: <see cref="TypeKind.None"/> or <see cref="TypeKind.Model"/>.</summary>
    public TypeUse Body(ApiOperation operation)
    {
        if (operation.BodySchema is not OpenApiSchemaReference { Reference.Id: { } name })
        {
            return TypeUse.None;
        }

        if (_decisions.Bodies.Find(operation.Key) is { } small)
        {
            return small.Is is null ? TypeUse.None : Use(_models.SmallBody(small, FamilyOf(name)));
        }

        return Resolve(operation.Document, name, UsageOf(operation));
    }

    /// <summary>The type of an operation's successful answer.</summary>
    public TypeUse Answer(ApiOperation operation) => operation.AnswerSchema switch
    {
        _ when operation.AnswersFile => TypeUse.File,
        null => TypeUse.None,
        OpenApiSchemaReference { Reference.Id: { } name } => Resolve(operation.Document, name, SchemaUsage.Response),
        { Type: JsonSchemaType.Array, Items: OpenApiSchemaReference { Reference.Id: { } item } } => ListOf(Resolve(operation.Document, item, SchemaUsage.Response)),
        { Type: JsonSchemaType.String } => TypeUse.Text,
        _ => throw new CodegenException($"{operation.Key}: the schema of the answer is of no known kind."),
    };

    /// <summary>The type that stands for a schema of a document in the given use; also for the enumeration of a query parameter.</summary>
    public TypeUse Resolve(ApiDocument document, string schemaName, SchemaUsage usage)
    {
        _ = document.Schema(schemaName);
        SchemaFamily family = FamilyOf(schemaName);
        if (_rules.IsNothing(family.Name))
        {
            return TypeUse.None;
        }

        if (family.IsEnumeration)
        {
            return Use(_enumerations.Of(family));
        }

        return family.PageItem is null ? Use(_models.Of(family, RoleOf(schemaName, usage))) : PageOf(family);
    }

    /// <summary>The schema that enumerates the values of a member which the documents leave as text, if a decision names one.</summary>
    public string? EnumerationOf(string schemaName, string memberName) => _decisions.Members.Enumerations.Find($"{FamilyOf(schemaName).Name}.{memberName}")?.Is;

    /// <summary>The C# name of a member of an operation's body.</summary>
    public string MemberName(ApiOperation operation, string memberName)
    {
        SchemaFamily family = FamilyOf(((OpenApiSchemaReference)operation.BodySchema!).Reference.Id!);
        return _names.Of(family, family.Members.First(member => member.Name == memberName));
    }

    private static SchemaUsage UsageOf(ApiOperation operation) => operation.Method switch
    {
        "PATCH" => SchemaUsage.UpdateBody,
        "PUT" when operation.Route == "/v1/" + operation.Segment => SchemaUsage.UpsertBody,
        "POST" when operation.Route == "/v1/" + operation.Segment => SchemaUsage.CreateBody,
        _ => SchemaUsage.ActionBody,
    };

    private static ModelRole RoleOf(string schemaName, SchemaUsage usage) => usage switch
    {
        SchemaUsage.CreateBody => ModelRole.Create,
        SchemaUsage.UpdateBody => ModelRole.Update,
        SchemaUsage.UpsertBody => ModelRole.Upsert,
        SchemaUsage.ActionBody => SchemaFamilies.Split(schemaName).Variant == SchemaVariant.Update ? ModelRole.Update : ModelRole.Create,
        _ => ModelRole.Plain,
    };

    private SchemaFamily FamilyOf(string schemaName) => _families[SchemaFamilies.Split(schemaName).Family];

    private TypeUse PageOf(SchemaFamily family)
    {
        foreach (SchemaMember links in family.Members.Where(member => member.Name == "links" && !_rules.IsHandWritten(member.Type.Family!)))
        {
            throw new CodegenException($"{family.Name}: the links of a page are of an unknown type, {links.Type.Family}.");
        }

        TypeUse item = _models.ItemOf(family) switch
        {
            { Generated: { } generated } => Use(generated),
            { Kind: MemberKind.Text } => TypeUse.Text,
            var other => throw new CodegenException($"{other.Name} cannot be the item of a page."),
        };
        return new TypeUse(TypeKind.Page, $"Page<{item.Name}>", item, family.HasLinks);
    }

    private static TypeUse ListOf(TypeUse item) => new(TypeKind.List, $"IReadOnlyList<{item.Name}>", item);

    private static TypeUse Use(GeneratedType type) => new(type is EnumerationType ? TypeKind.Enumeration : TypeKind.Model, type.Name) { Generated = type };

    private IEnumerable<GeneratedType> Roots(ApiOperation operation)
    {
        IEnumerable<TypeUse> parameters = from parameter in operation.Content.Parameters ?? []
                                          let schema = parameter.Schema?.Items ?? parameter.Schema
                                          where schema is OpenApiSchemaReference
                                          select Resolve(operation.Document, ((OpenApiSchemaReference)schema).Reference.Id!, SchemaUsage.Response);
        return parameters.Append(Body(operation)).Append(Answer(operation)).Select(use => (use.Item ?? use).Generated).OfType<GeneratedType>();
    }

    private IEnumerable<GeneratedType> EnumerationsOfHandWritten() =>
        from name in _decisions.Types.HandWritten.Entries.Keys.Where(_families.Contains)
        from member in _families[name].Members
        where member.Type.Family is { } family && _families[family].IsEnumeration
        select _enumerations.Of(_families[member.Type.Family!]);
}
