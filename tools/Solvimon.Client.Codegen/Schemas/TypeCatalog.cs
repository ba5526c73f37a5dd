using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Documents;

namespace Solvimon.Client.Codegen.Schemas;

/// <summary>Which C# type stands for which schema.</summary>
internal sealed class TypeCatalog
{
    private static readonly HashSet<string> SetByServer = ["object_type", "id", "created_at", "updated_at"];

    private readonly ApiDocuments _documents;
    private readonly Configuration _configuration;
    private readonly SchemaFamilies _families;
    private readonly Naming _naming;
    private readonly ConfigurationUse _use = new();

    private readonly HashSet<string> _split = [];
    private readonly HashSet<string> _sent = [];
    private readonly Dictionary<(string Family, ModelRole Role), ModelType> _models = [];
    private readonly Dictionary<string, EnumerationType> _enumerations = [];
    private readonly Dictionary<string, ModelType> _smallBodies = [];
    private readonly HashSet<GeneratedType> _emitted = [];

    private TypeCatalog(ApiDocuments documents, Configuration configuration)
    {
        _documents = documents;
        _configuration = configuration;
        _families = new SchemaFamilies(documents);
        _naming = new Naming(configuration.Types.Words, configuration.Types.Terms);
    }

    public Naming Naming => _naming;

    /// <summary>The classes to write: those that the included resources reach.</summary>
    public IEnumerable<ModelType> Models => _emitted.OfType<ModelType>().OrderBy(model => model.Name, StringComparer.Ordinal);

    /// <summary>The enumerations to write.</summary>
    public IEnumerable<EnumerationType> Enumerations => _emitted.OfType<EnumerationType>().OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>Reads the configuration below <paramref name="directory"/> and settles every schema that an operation reaches.</summary>
    public static TypeCatalog Load(ApiDocuments documents, string directory)
    {
        var catalog = new TypeCatalog(documents, Configuration.Load(Path.Combine(directory, "Config")));
        catalog.Settle();
        return catalog;
    }

    /// <summary>The folder of a resource: <c>pricing-plans</c> goes to <c>PricingPlans</c>.</summary>
    public string FolderOf(string segment)
    {
        if (!_configuration.Resources.Folders.TryGetValue(segment, out var decision))
        {
            return _naming.Pascal(segment);
        }

        _use.Mark("resources.yml: folders", segment);
        return decision.Is;
    }

    /// <summary>The type of an operation's body: <see cref="TypeKind.None"/> or <see cref="TypeKind.Model"/>.</summary>
    public TypeUse Body(ApiOperation operation)
    {
        if (operation.BodySchema is not OpenApiSchemaReference { Reference.Id: { } name })
        {
            return TypeUse.None;
        }

        if (_configuration.Bodies.Small.TryGetValue(operation.Key, out var small))
        {
            _use.Mark("bodies.yml: small", operation.Key);
            return small.Name is null ? TypeUse.None : Use(SmallBody(small, name));
        }

        return Resolve(operation.Document, name, UsageOf(operation));
    }

    /// <summary>The type of an operation's successful answer.</summary>
    public TypeUse Answer(ApiOperation operation)
    {
        if (operation.AnswersFile)
        {
            return TypeUse.File;
        }

        return operation.AnswerSchema switch
        {
            null => TypeUse.None,
            OpenApiSchemaReference { Reference.Id: { } name } => Resolve(operation.Document, name, SchemaUsage.Response),
            { Type: JsonSchemaType.Array, Items: OpenApiSchemaReference { Reference.Id: { } item } } => ListOf(Resolve(operation.Document, item, SchemaUsage.Response)),
            { Type: JsonSchemaType.String } => TypeUse.Text,
            _ => throw new CodegenException($"{operation.Key}: the schema of the answer is of no known kind."),
        };
    }

    /// <summary>The type that stands for a schema of a document in the given use; also for the enumeration of a query parameter.</summary>
    public TypeUse Resolve(ApiDocument document, string schemaName, SchemaUsage usage)
    {
        if (!document.Schemas.ContainsKey(schemaName))
        {
            throw new CodegenException($"The {document.Name} document has no schema '{schemaName}'.");
        }

        var (familyName, variant) = SchemaFamilies.Split(schemaName);
        if (IsNone(familyName))
        {
            return TypeUse.None;
        }

        var family = _families[familyName];
        if (family.IsEnumeration)
        {
            return new TypeUse(TypeKind.Enumeration, Enumeration(family).Name);
        }

        if (family.PageItem is { } item)
        {
            var itemUse = Use(TypeOf(item, ModelRole.Plain, familyName));
            return new TypeUse(TypeKind.Page, $"Page<{itemUse.Name}>", itemUse, family.HasLinks);
        }

        var role = usage switch
        {
            SchemaUsage.CreateBody => ModelRole.Create,
            SchemaUsage.UpdateBody => ModelRole.Update,
            SchemaUsage.UpsertBody => ModelRole.Upsert,
            SchemaUsage.ActionBody => variant == SchemaVariant.Update ? ModelRole.Update : ModelRole.Create,
            _ => ModelRole.Plain,
        };
        return Use(Model(family, role));
    }

    /// <summary>The schema that enumerates the values of a member which the documents leave as text, if the configuration names one.</summary>
    public string? EnumerationOf(string schemaName, string memberName)
    {
        var key = $"{SchemaFamilies.Split(schemaName).Family}.{memberName}";
        return _use.MarkIf("members.yml: enumerations", key, _configuration.Members.Enumerations.TryGetValue(key, out var decision)) ? decision!.Is : null;
    }

    /// <summary>The C# name of a member of an operation's body.</summary>
    public string MemberName(ApiOperation operation, string memberName)
    {
        var family = _families[SchemaFamilies.Split(((OpenApiSchemaReference)operation.BodySchema!).Reference.Id!).Family];
        return NameOf(family, family.Members.First(member => member.Name == memberName));
    }

    /// <summary>What an operation does with its body.</summary>
    public static SchemaUsage UsageOf(ApiOperation operation) => operation.Method switch
    {
        "PATCH" => SchemaUsage.UpdateBody,
        "PUT" when operation.Path == "/" + operation.Segment => SchemaUsage.UpsertBody,
        "POST" when operation.Path == "/" + operation.Segment => SchemaUsage.CreateBody,
        _ => SchemaUsage.ActionBody,
    };

    private static TypeUse ListOf(TypeUse item) => new(TypeKind.List, $"IReadOnlyList<{item.Name}>", item);

    private static TypeUse Use(GeneratedType type) => new(type is EnumerationType ? TypeKind.Enumeration : TypeKind.Model, type.Name);

    private static TypeUse Use(MemberType type) => type switch
    {
        { Generated: { } generated } => Use(generated),
        { Kind: MemberKind.Text } => TypeUse.Text,
        _ => throw new CodegenException($"{type.Name} cannot be the item of a page."),
    };

    private void Settle()
    {
        FindSplit();
        FindSent();

        var direct = new Dictionary<GeneratedType, List<string>>();
        var reached = new Dictionary<GeneratedType, SortedSet<string>>();
        foreach (var operation in _documents.Operations)
        {
            var folder = FolderOf(operation.Segment);
            foreach (var root in Roots(operation))
            {
                (direct.TryGetValue(root, out var folders) ? folders : direct[root] = []).Add(folder);
                Visit(root, type => (reached.TryGetValue(type, out var all) ? all : reached[type] = []).Add(folder), []);
                Visit(root, type => _emitted.Add(type), []);
            }
        }

        foreach (var (type, folders) in reached)
        {
            // The resource that hands the type in or out most often owns it; a part of one resource lies beside it.
            type.Folder = direct.TryGetValue(type, out var owners)
                ? owners.GroupBy(owner => owner).OrderByDescending(group => group.Count()).First().Key
                : folders.Count == 1 ? folders.Min! : FolderByName(type.Name);
        }

        // Hand-written classes use these whatever is included.
        foreach (var member in _configuration.Types.HandWritten.Keys.SelectMany(name => _families[name].Members))
        {
            if (member.Type.Family is { } name && _families[name].IsEnumeration)
            {
                _emitted.Add(Enumeration(_families[name]));
            }
        }

        CheckConfiguration();
        CheckNames();
    }

    // A part that several resources use lies with the resource that it is named after.
    private string FolderByName(string typeName) =>
        _documents.Operations.Select(operation => FolderOf(operation.Segment)).Distinct()
            .Where(folder => typeName.StartsWith(Singular(folder), StringComparison.Ordinal))
            .MaxBy(folder => folder.Length) ?? "Shared";

    private static string Singular(string plural) => plural.EndsWith("ies", StringComparison.Ordinal) ? plural[..^3] + "y" : plural.TrimEnd('s');

    private IEnumerable<GeneratedType> Roots(ApiOperation operation)
    {
        var parameters = from parameter in operation.Content.Parameters ?? []
                         let schema = parameter.Schema?.Items ?? parameter.Schema
                         where schema is OpenApiSchemaReference
                         select Resolve(operation.Document, ((OpenApiSchemaReference)schema).Reference.Id!, SchemaUsage.Response);
        return from use in parameters.Append(Body(operation)).Append(Answer(operation))
               let type = Find((use.Item ?? use).Name)
               where type is not null
               select type;
    }

    private GeneratedType? Find(string name) =>
        (GeneratedType?)_models.Values.Concat(_smallBodies.Values).FirstOrDefault(model => model.Name == name) ?? _enumerations.Values.FirstOrDefault(type => type.Name == name);

    private static void Visit(GeneratedType type, Action<GeneratedType> visit, HashSet<GeneratedType> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        visit(type);
        foreach (var member in (type as ModelType)?.Members ?? [])
        {
            if ((member.Type.Item ?? member.Type).Generated is { } next)
            {
                Visit(next, visit, seen);
            }
        }
    }

    /// <summary>Finds the families whose requests are not the class that is returned: resources, and what contains one.</summary>
    private void FindSplit()
    {
        var bodies = new HashSet<string>();
        var returned = new HashSet<string>();
        foreach (var operation in _documents.Operations)
        {
            if (operation.BodySchema is OpenApiSchemaReference { Reference.Id: { } body })
            {
                bodies.Add(SchemaFamilies.Split(body).Family);
            }

            if ((operation.AnswerSchema?.Items ?? operation.AnswerSchema) is OpenApiSchemaReference { Reference.Id: { } answer } && _families.Contains(answer))
            {
                returned.Add(_families[answer].PageItem?.Family ?? answer);
            }
        }

        _split.UnionWith(bodies.Intersect(returned));
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var family in _families.All.Where(family => !_split.Contains(family.Name) && !IsHandWritten(family.Name) && family.HasVariant(SchemaVariant.Base) && family.PageItem is null))
            {
                if (SentReferences(family).Any(_split.Contains) && IsReachedByBodies(family, bodies))
                {
                    grown = _split.Add(family.Name);
                }
            }
        }
    }

    private bool IsReachedByBodies(SchemaFamily family, IEnumerable<string> bodies)
    {
        var seen = new HashSet<string>();
        var queue = new Queue<string>(bodies);
        while (queue.TryDequeue(out var name))
        {
            if (name == family.Name)
            {
                return true;
            }

            if (seen.Add(name) && _families.Contains(name))
            {
                foreach (var next in SentReferences(_families[name]))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return false;
    }

    private void FindSent()
    {
        var queue = new Queue<string>(
            from operation in _documents.Operations
            let body = operation.BodySchema as OpenApiSchemaReference
            where body is not null && !_configuration.Bodies.Small.ContainsKey(operation.Key)
            select SchemaFamilies.Split(body.Reference.Id!).Family);
        while (queue.TryDequeue(out var name))
        {
            if (!IsNone(name) && _sent.Add(name))
            {
                foreach (var next in SentReferences(_families[name]))
                {
                    queue.Enqueue(next);
                }
            }
        }
    }

    // The classes that a request contains, but for the objects that only the API embeds.
    private IEnumerable<string> SentReferences(SchemaFamily family) =>
        from member in family.Members
        let name = Substitute((member.Type.Item ?? member.Type).Family)
        where name is not null && name != "int" && !IsNone(name) && !_families[name].IsEnumeration && !IsExpanded(family, member)
        select name;

    // A member of a resource type is the expanded sibling of an id where the id stands beside it.
    private bool IsExpanded(SchemaFamily family, SchemaMember member)
    {
        var key = $"{family.Name}.{member.Name}";
        if (_configuration.Members.Expanded.ContainsKey(key))
        {
            _use.Mark("members.yml: expanded", key);
            return true;
        }

        var type = member.Type.Item ?? member.Type;
        if (type.Kind != SchemaKind.Reference || Substitute(type.Family) is not { } name || name == "int" || _families[name].IsEnumeration)
        {
            return false;
        }

        var isIdentified = family.Has(member.Name + "_id") || family.Has(Singular(member.Name) + "_ids");
        return isIdentified && (_families[name].Has("id") || _families[name].Has("object_type"));
    }

    private string? Substitute(string? familyName)
    {
        if (familyName is null || !_configuration.Types.Empty.TryGetValue(familyName, out var decision))
        {
            return familyName;
        }

        _use.Mark("types.yml: empty", familyName);
        return decision.Is == "none" ? familyName : decision.Is;
    }

    private bool IsNone(string familyName)
    {
        var isNone = _configuration.Types.Empty.TryGetValue(familyName, out var decision) && decision.Is == "none";
        if (isNone)
        {
            _use.Mark("types.yml: empty", familyName);
        }

        return isNone;
    }

    private bool IsHandWritten(string familyName)
    {
        var isHandWritten = _configuration.Types.HandWritten.ContainsKey(familyName);
        if (isHandWritten)
        {
            _use.Mark("types.yml: hand_written", familyName);
        }

        return isHandWritten;
    }

    private ModelType Model(SchemaFamily family, ModelRole role)
    {
        if (!_split.Contains(family.Name))
        {
            role = ModelRole.Plain;
        }

        if (_models.TryGetValue((family.Name, role), out var known))
        {
            return known;
        }

        if (family.IsEmpty)
        {
            throw new CodegenException($"{family.Name} is empty: types.yml must say what it stands for.");
        }

        var model = new ModelType(NameOf(family, role), family, role) { IsSent = role != ModelRole.Plain || (_sent.Contains(family.Name) && !_split.Contains(family.Name)) };
        _models.Add((family.Name, role), model);

        var isRequest = role != ModelRole.Plain || !family.HasVariant(SchemaVariant.Base);
        foreach (var member in role == ModelRole.Plain ? family.Members : InOrder(family))
        {
            if (role != ModelRole.Plain && (IsSetByServer(family, member, role) || IsExpanded(family, member)))
            {
                continue;
            }

            var isRequired = isRequest && role != ModelRole.Update && IsRequired(family, member, role);
            model.Members.Add(new ModelMember(member.Name, NameOf(family, member), TypeOf(member, NestedRole(model, member), family.Name), isRequired));
        }

        return model;
    }

    // As what a class contains another one.
    private ModelRole NestedRole(ModelType model, SchemaMember member)
    {
        if (!model.IsSent || IsExpanded(model.Family, member))
        {
            return ModelRole.Plain;
        }

        var key = $"{model.Family.Name}.{member.Name}";
        return _use.MarkIf("members.yml: upserts", key, _configuration.Members.Upserts.ContainsKey(key)) ? ModelRole.Upsert : ModelRole.Create;
    }

    private IReadOnlyList<SchemaMember> InOrder(SchemaFamily family)
    {
        if (!_configuration.Members.Order.TryGetValue(family.Name, out var order))
        {
            return family.Members;
        }

        _use.Mark("members.yml: order", family.Name);
        var first = order.Is.Split(' ').ToList();
        var unknown = first.Where(name => !family.Has(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new CodegenException($"members.yml: order: {family.Name} has no members called", unknown);
        }

        return [.. family.Members.OrderBy(member => first.IndexOf(member.Name) is var index and >= 0 ? index : first.Count)];
    }

    private ModelType SmallBody(SmallBody small, string schemaName)
    {
        if (_smallBodies.TryGetValue(small.Name!, out var known))
        {
            return known;
        }

        var family = _families[SchemaFamilies.Split(schemaName).Family];
        var model = new ModelType(small.Name!, family, ModelRole.Small) { IsSent = true, Summary = small.Summary };
        foreach (var member in small.Members.Select(name => family.Members.FirstOrDefault(member => member.Name == name) ?? throw new CodegenException($"bodies.yml: {schemaName} has no member '{name}'.")))
        {
            model.Members.Add(new ModelMember(member.Name, NameOf(family, member), TypeOf(member, ModelRole.Create, family.Name), small.Required.Contains(member.Name)));
        }

        _smallBodies.Add(model.Name, model);
        return model;
    }

    private bool IsSetByServer(SchemaFamily family, SchemaMember member, ModelRole role)
    {
        if (!SetByServer.Contains(member.Name))
        {
            return false;
        }

        if (member.Name == "id" && _configuration.Members.KeepId.ContainsKey(family.Name) && role == ModelRole.Create)
        {
            _use.Mark("members.yml: keep_id", family.Name);
            return false;
        }

        // A value type that is split only for what it contains has no endpoint of its own: its id says which one is meant.
        return member.Name != "id" || (role != ModelRole.Upsert && IsResource(family));
    }

    private bool IsResource(SchemaFamily family) => BodyOperations(family).Any();

    private IEnumerable<ApiOperation> BodyOperations(SchemaFamily family) =>
        _documents.Operations.Where(operation => operation.BodySchema is OpenApiSchemaReference { Reference.Id: { } name } && SchemaFamilies.Split(name).Family == family.Name);

    // Documents that declare the same request differ in what they require: the one with the operation counts. What other
    // requests contain to be created or found requires no more than any of them.
    private bool IsRequired(SchemaFamily family, SchemaMember member, ModelRole role)
    {
        var documents = BodyOperations(family).Select(operation => operation.Document.Name).ToHashSet();
        if (documents.Count == 0 || (role == ModelRole.Upsert && IsNestedUpsert(family)))
        {
            documents = [.. _documents.Select(document => document.Name)];
        }

        var variant = family.HasVariant(SchemaVariant.Create) ? SchemaVariant.Create : SchemaVariant.Update;
        return family.Requires(variant, documents, member.Name);
    }

    private bool IsNestedUpsert(SchemaFamily family) =>
        _configuration.Members.Upserts.Keys.Select(key => key.Split('.')).Any(key => _families[key[0]].Members.Any(member => member.Name == key[1] && Substitute(member.Type.Family) == family.Name));

    private EnumerationType Enumeration(SchemaFamily family)
    {
        if (_enumerations.TryGetValue(family.Name, out var known))
        {
            return known;
        }

        var named = _configuration.Enumerations.Groups.Concat(_configuration.Enumerations.Renames).FirstOrDefault(candidate => candidate.Schemas.Contains(family.Name));
        var families = named?.Schemas.Select(name => _families[name]).ToList() ?? [family];
        if (named is not null)
        {
            _use.Mark("enumerations.yml", named.Name);
        }

        var type = new EnumerationType(named?.Name ?? _naming.Type(family.Name), families);
        foreach (var value in families.SelectMany(each => each.Values).Distinct())
        {
            _use.MarkIf("enumerations.yml: values", value, _configuration.Enumerations.Values.TryGetValue(value, out var decision));
            type.Values.Add((value, decision?.Is ?? _naming.Pascal(value)));
        }

        foreach (var each in families)
        {
            _enumerations.Add(each.Name, type);
        }

        return type;
    }

    private string NameOf(SchemaFamily family, ModelRole role)
    {
        var suffix = role switch
        {
            ModelRole.Create => "CreateRequest",
            ModelRole.Update => "UpdateRequest",
            ModelRole.Upsert => "UpsertRequest",
            _ => "",
        };
        if (suffix.Length > 0 && _configuration.Types.Names.TryGetValue(family.Name + suffix, out var exact))
        {
            _use.Mark("types.yml: names", family.Name + suffix);
            return exact.Is;
        }

        var isNamed = _use.MarkIf("types.yml: names", family.Name, _configuration.Types.Names.TryGetValue(family.Name, out var decision));
        var name = isNamed ? decision!.Is : _naming.Type(family.Name);

        var isBareRequest = !family.HasVariant(SchemaVariant.Base) && IsResource(family) && !name.EndsWith("Request", StringComparison.Ordinal);
        return name + (isBareRequest ? "Request" : suffix);
    }

    private string NameOf(SchemaFamily family, SchemaMember member)
    {
        var key = $"{family.Name}.{member.Name}";
        if (_configuration.Members.Names.TryGetValue(key, out var decision))
        {
            _use.Mark("members.yml: names", key);
            return decision.Is;
        }

        return _naming.Pascal(member.Name);
    }

    private MemberType TypeOf(SchemaMember member, ModelRole nested, string familyName)
    {
        if ((member.Type.Item ?? member.Type).Kind == SchemaKind.Text && EnumerationOf(familyName, member.Name) is { } enumeration)
        {
            var value = new SchemaType(SchemaKind.Reference, enumeration);
            return TypeOf(member.Type.Kind == SchemaKind.List ? member.Type with { Item = value } : value, nested, $"{familyName}.{member.Name}");
        }

        if (member.Type.Kind == SchemaKind.Text)
        {
            var isListed = Marks("members.yml: decimals", _configuration.Members.Decimals, familyName, member.Name);
            if (isListed)
            {
                return new MemberType(MemberKind.Decimal, "decimal");
            }

            if (member.Name.EndsWith("_at", StringComparison.Ordinal) || member.Name.EndsWith("timestamp", StringComparison.Ordinal) || Marks("members.yml: instants", _configuration.Members.Instants, familyName, member.Name))
            {
                return new MemberType(MemberKind.Instant, "DateTimeOffset");
            }
        }

        return TypeOf(member.Type, nested, $"{familyName}.{member.Name}");
    }

    // Whether a list of members names this one, itself or by "*.member", and does not take it out again by "!Schema.member".
    private bool Marks(string list, Dictionary<string, Decision> decisions, string familyName, string memberName)
    {
        var isNamed = _use.MarkIf(list, $"{familyName}.{memberName}", decisions.ContainsKey($"{familyName}.{memberName}"))
            || _use.MarkIf(list, $"*.{memberName}", decisions.ContainsKey($"*.{memberName}"));
        return isNamed && !_use.MarkIf(list, $"!{familyName}.{memberName}", decisions.ContainsKey($"!{familyName}.{memberName}"));
    }

    private MemberType TypeOf(SchemaType type, ModelRole nested, string place)
    {
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
                var item = TypeOf(type.Item!, nested, place);
                return new MemberType(MemberKind.List, $"IReadOnlyList<{item.Name}>", item);
        }

        var name = Substitute(type.Family)!;
        if (name == "int")
        {
            return new MemberType(MemberKind.Int32, "int");
        }

        if (IsHandWritten(name))
        {
            return new MemberType(MemberKind.Model, _configuration.Types.HandWritten[name].Is);
        }

        var family = _families[name];
        if (family.PageItem is not null)
        {
            throw new CodegenException($"{place} is a page inside a resource, which the generator does not know.");
        }

        GeneratedType generated = family.IsEnumeration ? Enumeration(family) : Model(family, nested);
        return new MemberType(family.IsEnumeration ? MemberKind.Enumeration : MemberKind.Model, generated.Name, Generated: generated);
    }

    private void CheckConfiguration()
    {
        _use.Check("resources.yml: folders", _configuration.Resources.Folders);
        _use.Check("types.yml: names", _configuration.Types.Names);
        _use.Check("types.yml: empty", _configuration.Types.Empty);
        _use.Check("types.yml: hand_written", _configuration.Types.HandWritten.Where(entry => entry.Key != "PaginationLinks"));
        _use.Check("enumerations.yml", _configuration.Enumerations.Groups.Concat(_configuration.Enumerations.Renames).Select(entry => KeyValuePair.Create(entry.Name, new Decision { Why = entry.Reason })));
        _use.Check("enumerations.yml: values", _configuration.Enumerations.Values);
        _use.Check("members.yml: decimals", _configuration.Members.Decimals);
        _use.Check("members.yml: instants", _configuration.Members.Instants);
        _use.Check("members.yml: enumerations", _configuration.Members.Enumerations);
        _use.Check("members.yml: expanded", _configuration.Members.Expanded);
        _use.Check("members.yml: upserts", _configuration.Members.Upserts);
        _use.Check("members.yml: keep_id", _configuration.Members.KeepId);
        _use.Check("members.yml: order", _configuration.Members.Order);
        _use.Check("members.yml: names", _configuration.Members.Names);
        _use.Check("bodies.yml: small", _configuration.Bodies.Small.Select(entry => KeyValuePair.Create(entry.Key, new Decision { Why = entry.Value.Why })));
        _use.Report("types.yml: words", _naming.UnusedWords);
        _use.Report("types.yml: terms", _naming.UnusedTerms);
        _use.Throw();
    }

    private void CheckNames()
    {
        var types = _models.Values.Concat(_smallBodies.Values).Concat<GeneratedType>(_enumerations.Values.Distinct()).ToList();
        NameRules.Check(types);
    }
}
