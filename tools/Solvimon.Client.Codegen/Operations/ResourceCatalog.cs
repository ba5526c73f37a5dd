using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>All operations of the documents, as resources with named methods. Building it settles every decision and checks every configuration entry.</summary>
internal sealed partial class ResourceCatalog
{
    // The names that the documents give to the parts of a path, and those of the SDK.
    private static readonly Dictionary<string, PathParameter> PathParameters = new(StringComparer.Ordinal)
    {
        ["resourceId"] = new("id", TakesReference: false),
        ["resourceIdOrReference"] = new("idOrReference", TakesReference: true),
        ["invoiceLineResourceId"] = new("lineId", TakesReference: false),
        ["membershipResourceId"] = new("membershipId", TakesReference: false),
    };

    private readonly OperationsConfig _config;
    private readonly QueryCatalog _queries;
    private readonly OperationDocs _docs;
    private readonly Dictionary<string, LifecycleEntry> _lifecycles;
    private readonly TypeCatalog _types;
    private readonly BodyConfiguration _bodies;
    private readonly List<string> _errors = [];

    private ResourceCatalog(ApiDocuments documents, TypeCatalog types, string directory)
    {
        _types = types;
        _config = Yaml.Read<OperationsConfig>(Path.Combine(directory, "Config", "operations.yml"));
        _docs = Yaml.Read<OperationDocs>(Path.Combine(directory, "Docs", "operations.yml"));
        _lifecycles = Yaml.Read<Dictionary<string, LifecycleEntry>>(Path.Combine(directory, "Config", "lifecycles.yml"));
        _bodies = Configuration.Read<BodyConfiguration>(Path.Combine(directory, "Config"), "bodies.yml");
        _queries = new QueryCatalog(directory, types, documents);
        Documents = documents;
        All = [.. documents.Operations.GroupBy(ResourceOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Build)];

        CheckEntries();
        CheckNames();
        if (_errors.Count > 0)
        {
            throw new CodegenException("The operations cannot be generated:", _errors);
        }
    }

    public ApiDocuments Documents { get; }

    public Naming Naming => _types.Naming;

    public IReadOnlyList<Resource> All { get; }

    /// <summary>The value types of queries that no schema enumerates.</summary>
    public IReadOnlyDictionary<string, ChoiceEntry> Choices => _queries.Choices;

    /// <summary>The ids that can be expanded, by the name of their type.</summary>
    public IReadOnlyDictionary<string, List<string>> Expands => _queries.Expands;

    public static ResourceCatalog Load(ApiDocuments documents, TypeCatalog types, string directory) => new(documents, types, directory);

    /// <summary>The fields a list may be ordered by, where a source gives them.</summary>
    public IReadOnlyList<string> OrderFields(Operation operation) => _queries.OrderFields(operation.Key);

    /// <summary>The first path segment of the resource that an operation belongs to.</summary>
    private string ResourceOf(ApiOperation source) => _config.Moved.GetValueOrDefault($"{source.Method} {Route(source)}")?.To ?? source.Segment;

    private Resource Build(IGrouping<string, ApiOperation> family)
    {
        var entry = _config.Resources.GetValueOrDefault(family.Key) ?? new ResourceEntry();
        var plural = entry.Client ?? Words.Pascal(family.Key);
        var singular = entry.Singular ?? Words.Singular(plural);
        var collection = "/v1/" + (entry.Collection ?? family.Key);
        var lifecycle = _lifecycles.GetValueOrDefault(family.Key);

        var nestedKeys = _config.Nested.Keys.Where(key => key.StartsWith($"/v1/{family.Key}/", StringComparison.Ordinal)).ToList();
        string? NestedOf(string route) => nestedKeys.Find(key => route == key || route.StartsWith(key + "/", StringComparison.Ordinal));

        var routes = family.Select(source => (Source: source, Route: Route(source))).ToList();
        var nested = from key in nestedKeys
                     let members = routes.Where(item => NestedOf(item.Route) == key).ToList()
                     where members.Count > 0
                     select BuildNested(key, members, _types.FolderOf(family.Key), singular);

        return new Resource
        {
            Key = family.Key,
            Folder = _types.FolderOf(family.Key),
            Plural = plural,
            Singular = singular,
            Property = plural,
            Doc = Doc(family.Key),
            Lifecycle = lifecycle,
            SupersededBy = _config.Superseded.GetValueOrDefault(family.Key)?.By,
            Nested = [.. nested],
            Operations = [.. routes.Where(item => NestedOf(item.Route) is null).Select(item => BuildOperation(item.Source, item.Route, collection, isNested: false, lifecycle))],
        };
    }

    private Resource BuildNested(string key, List<(ApiOperation Source, string Route)> members, string folder, string parent)
    {
        var entry = _config.Nested[key];
        return new Resource
        {
            Key = key,
            Folder = folder,
            Plural = parent + entry.Property,
            Singular = parent + entry.Singular,
            Property = entry.Property,
            Doc = Doc(key),
            Bound = PathOf(members[0].Source)[0],
            Operations = [.. members.Select(item => BuildOperation(item.Source, item.Route, key, isNested: true, lifecycle: null))],
        };
    }

    private Operation BuildOperation(ApiOperation source, string route, string collection, bool isNested, LifecycleEntry? lifecycle)
    {
        var key = $"{source.Method} {route}";
        var answer = _types.Answer(source);
        var body = _types.Body(source);
        var isSearch = source.Method == "POST" && route == collection + "/search" && answer.Kind == TypeKind.Page;
        var query = _queries.Of(source, key, ParameterLocation.Query, _errors);
        var isList = source.Method == "GET" && (answer.Kind == TypeKind.Page || (answer.Kind == TypeKind.List && query.Any(parameter => parameter.Role == QueryRole.Page)));
        var name = DefaultName(source.Method, route, collection, isNested, isList);
        if (_config.Names.TryGetValue(key, out var named))
        {
            if (named.Name == name)
            {
                _errors.Add($"operations.yml, names: '{key}' would be called {name} without its entry.");
            }

            name = named.Name;
        }

        var documented = _docs.Operations.GetValueOrDefault(key) ?? "";
        CheckText(key, name, documented);

        return new Operation
        {
            Source = source,
            Route = route,
            Name = name,
            Shape = isSearch ? CallShape.Search : isList ? CallShape.List : CallShape.Method,
            Kind = KindOf(source, key, route, lifecycle),
            Path = PathOf(source),
            Query = query,
            Headers = _queries.Of(source, key, ParameterLocation.Header, _errors),
            Body = body,
            Answer = answer,
            Permission = PermissionOf(source),
            Summary = documented,
            SupersededBy = _config.Superseded.GetValueOrDefault(key)?.By,
            Returns = _docs.Returns.GetValueOrDefault(key),
        };
    }

    private CallKind KindOf(ApiOperation source, string key, string route, LifecycleEntry? lifecycle)
    {
        var reads = source.Method == "GET" ? !_config.Writes.ContainsKey(key) : _config.Reads.ContainsKey(key);
        if (source.Content.Parameters?.Any(parameter => parameter is { In: ParameterLocation.Header, Name: "X-API-KEY" }) != true)
        {
            return reads ? CallKind.AnonymousRead : CallKind.Anonymous;
        }

        if (reads)
        {
            return CallKind.Read;
        }

        if (_config.Ingestion.ContainsKey(key))
        {
            return CallKind.Ingestion;
        }

        var verb = route[(route.LastIndexOf('/') + 1)..];
        return source.Method switch
        {
            "PUT" => CallKind.Upsert,
            "POST" when PathOf(source).Count > 0 && lifecycle?.Moves.Any(move => move.By == verb) == true => CallKind.Transition,
            _ => CallKind.Write,
        };
    }

    private string DefaultName(string method, string route, string collection, bool isNested, bool isList)
    {
        if (!route.StartsWith(collection, StringComparison.Ordinal))
        {
            return method;
        }

        var rest = route[collection.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var onItem = rest.Length > 0 && rest[0].StartsWith('{');
        var words = _types.Naming.Pascal(string.Join('-', onItem ? rest[1..] : rest));
        return (method, onItem, words) switch
        {
            ("GET", false, "") => "List",
            ("POST", false, "") => isNested ? "Add" : "Create",
            ("PUT", false, "") => "Upsert",
            ("GET", true, "") => "Get",
            ("PATCH", true, "") => "Update",
            ("PUT", true, "") => "Replace",
            ("DELETE", true, "") => "Delete",
            ("GET", _, _) => (isList ? "List" : "Get") + words,
            ("DELETE", _, _) => "Delete" + words,
            _ => words,
        };
    }

    private void CheckText(string key, string name, string text)
    {
        if (text.Length == 0)
        {
            _errors.Add($"Docs/operations.yml: '{key}' has no text.");
            return;
        }

        string[] empty = ["a", "an", "the", "of", "by", "its", "this", "one", "all", "for", "to", "or", "and", "with", "id", "reference", "gets", "get", "returns"];
        var known = Words.Split(name).Concat(Words.Split(Words.Pascal(key.Split('/')[2]))).SelectMany(Forms).Concat(empty).ToHashSet(StringComparer.Ordinal);
        if (Words.Split(text.Replace(' ', '.')).All(known.Contains))
        {
            _errors.Add($"Docs/operations.yml: the text of '{key}' says no more than its name.");
        }

        static IEnumerable<string> Forms(string word) => [word, word + "s", word + "d", word + "es", word.TrimEnd('s'), Words.Singular(word)];
    }

    private ResourceDoc Doc(string key)
    {
        var doc = _docs.Resources.GetValueOrDefault(key);
        if (doc is null || doc.One.Length == 0 || doc.Many.Length == 0 || doc.About.Length == 0)
        {
            _errors.Add($"Docs/operations.yml, resources: '{key}' needs one, many and about.");
        }

        return doc ?? new ResourceDoc { One = "a resource", Many = "resources", About = "." };
    }

    private static string Route(ApiOperation source) =>
        "/v1" + PathPart().Replace(source.Path, match => "{" + Parameter(source, match.Groups[1].Value).Name + "}");

    private static List<PathParameter> PathOf(ApiOperation source) => [.. PathPart().Matches(source.Path).Select(match => Parameter(source, match.Groups[1].Value))];

    private static PathParameter Parameter(ApiOperation source, string name) =>
        PathParameters.GetValueOrDefault(name) ?? throw new CodegenException($"{source.Key}: the path parameter '{name}' has no name in C#; add it to ResourceCatalog.");

    private static string? PermissionOf(ApiOperation source) => Permission().Match(source.Content.Description ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    private void CheckEntries()
    {
        var operations = All.SelectMany(resource => resource.WithNested()).SelectMany(resource => resource.Operations).ToDictionary(operation => operation.Key, StringComparer.Ordinal);
        var resources = All.SelectMany(resource => resource.WithNested()).ToDictionary(resource => resource.Key, StringComparer.Ordinal);

        void Known<T>(string place, Dictionary<string, T> entries, Func<string, bool> isKnown) =>
            _errors.AddRange(entries.Keys.Where(key => !isKnown(key)).Select(key => $"{place}: there is no '{key}' any more."));

        Known("operations.yml, resources", _config.Resources, resources.ContainsKey);
        Known("operations.yml, nested", _config.Nested, resources.ContainsKey);
        Known("operations.yml, names", _config.Names, operations.ContainsKey);
        Known("operations.yml, moved", _config.Moved, operations.ContainsKey);
        Known("operations.yml, superseded", _config.Superseded, key => operations.ContainsKey(key) || resources.ContainsKey(key));
        Known("operations.yml, reads", _config.Reads, key => operations.TryGetValue(key, out var operation) && operation.Method == "POST");
        Known("operations.yml, writes", _config.Writes, key => operations.TryGetValue(key, out var operation) && operation is { Method: "GET", Shape: CallShape.Method });
        Known("operations.yml, ingestion", _config.Ingestion, operations.ContainsKey);
        Known("operations.yml, limits", _config.Limits, operations.ContainsKey);
        Known("operations.yml, optional_bodies", _config.OptionalBodies, key => operations.TryGetValue(key, out var operation) && operation.Body.Kind != TypeKind.None);
        Known("operations.yml, identified_by_path", _config.IdentifiedByPath, key => operations.TryGetValue(key, out var operation) && operation.Kind == CallKind.Upsert);
        Known("lifecycles.yml", _lifecycles, resources.ContainsKey);
        Known("Docs/operations.yml, resources", _docs.Resources, resources.ContainsKey);
        Known("Docs/operations.yml, operations", _docs.Operations, operations.ContainsKey);
        Known("Docs/operations.yml, returns", _docs.Returns, operations.ContainsKey);
        _queries.CheckEntries(operations, _errors);

        void Reasoned(string place, IEnumerable<(string Key, string? Reason)> entries) =>
            _errors.AddRange(entries.Where(entry => string.IsNullOrWhiteSpace(entry.Reason)).Select(entry => $"{place}: '{entry.Key}' gives no reason."));

        Reasoned("operations.yml, resources", _config.Resources.Select(entry => (entry.Key, (string?)entry.Value.Reason)));
        Reasoned("operations.yml, nested", _config.Nested.Select(entry => (entry.Key, (string?)entry.Value.Reason)));
        Reasoned("operations.yml, names", _config.Names.Select(entry => (entry.Key, (string?)entry.Value.Reason)));
        Reasoned("operations.yml, moved", _config.Moved.Select(entry => (entry.Key, (string?)entry.Value.Reason)));
        Reasoned("operations.yml, superseded", _config.Superseded.Select(entry => (entry.Key, (string?)entry.Value.Reason)));
        Reasoned("operations.yml, reads", _config.Reads.Select(entry => (entry.Key, (string?)entry.Value)));
        Reasoned("operations.yml, writes", _config.Writes.Select(entry => (entry.Key, (string?)entry.Value)));
        Reasoned("operations.yml, ingestion", _config.Ingestion.Select(entry => (entry.Key, (string?)entry.Value.Reason)));
        Reasoned("operations.yml, limits", _config.Limits.Select(entry => (entry.Key, (string?)entry.Value.Reason)));
        Reasoned("operations.yml, optional_bodies", _config.OptionalBodies.Select(entry => (entry.Key, (string?)entry.Value)));
        Reasoned("operations.yml, identified_by_path", _config.IdentifiedByPath.Select(entry => (entry.Key, (string?)entry.Value)));
        Reasoned("lifecycles.yml", _lifecycles.Select(entry => (entry.Key, (string?)entry.Value.Reason)));

        foreach (var (key, lifecycle) in _lifecycles.Where(entry => resources.ContainsKey(entry.Key)))
        {
            CheckLifecycle(key, lifecycle, resources[key]);
        }
    }

    private void CheckLifecycle(string key, LifecycleEntry lifecycle, Resource resource)
    {
        var schema = resource.Operations[0].Source.Document.Schemas.TryGetValue(lifecycle.Schema, out var found) ? found : null;
        var declared = StatusValues(schema);
        if (schema?.Properties?.ContainsKey("status") != true)
        {
            _errors.Add($"lifecycles.yml: '{key}': {lifecycle.Schema} has no status.");
        }
        else if (declared is null == (lifecycle.StatesReason is null))
        {
            _errors.Add($"lifecycles.yml: '{key}': states_reason is needed exactly where the documents give no states.");
        }
        else if (declared is not null && !declared.ToHashSet(StringComparer.Ordinal).SetEquals(lifecycle.States))
        {
            _errors.Add($"lifecycles.yml: '{key}': the documents give {string.Join(", ", declared)}.");
        }

        if (lifecycle.Activation is { } activation && (resource.Find("Get") is null || resource.Find(activation switch { "verb" => "Activate", "update" => "Update", _ => "" }) is null))
        {
            _errors.Add($"lifecycles.yml: '{key}' cannot be activated by '{activation}'.");
        }

        foreach (var move in lifecycle.Moves)
        {
            var isVerb = move.By is not ("update" or "solvimon");
            if (isVerb && !resource.Operations.Any(operation => operation.LastSegment == move.By))
            {
                _errors.Add($"lifecycles.yml: '{key}' has no endpoint '{move.By}'.");
            }

            _errors.AddRange(move.From.Append(move.To).Except(lifecycle.States, StringComparer.Ordinal).Select(state => $"lifecycles.yml: '{key}' has no status {state}."));
        }
    }

    /// <summary>The values of a schema's status, or null where it is plain text.</summary>
    private static List<string>? StatusValues(IOpenApiSchema? schema)
    {
        if (schema?.Properties is null || !schema.Properties.TryGetValue("status", out var status))
        {
            return null;
        }

        var values = (status.OneOf?.FirstOrDefault(option => option.Enum is { Count: > 0 }) ?? status).Enum;
        return values is { Count: > 0 } ? [.. values.Select(value => value!.GetValue<string>())] : null;
    }

    private void CheckNames()
    {
        foreach (var resource in All.SelectMany(resource => resource.WithNested()))
        {
            _errors.AddRange(
                from same in resource.Operations.GroupBy(operation => $"{operation.MethodName}({string.Join(", ", operation.Path.Select(_ => "string").Append(operation.Body.Name))})", StringComparer.Ordinal)
                where same.Count() > 1
                select $"{resource.Plural}.{same.Key} stands for several operations: {string.Join(", ", same.Select(operation => operation.Key))}.");
        }
    }

    /// <summary>The type of the status of what an operation answers, or null where it is plain text.</summary>
    public TypeUse? StatusOf(Operation operation) => _queries.StatusOf(operation.Source);

    /// <summary>Whether a member of a body is plain text in C#.</summary>
    public static bool IsText(string name, IOpenApiSchema schema) =>
        schema is not OpenApiSchemaReference
        && (schema.Type & ~JsonSchemaType.Null) == JsonSchemaType.String
        && schema.Format is null
        && schema.Enum is null or { Count: 0 }
        && !name.EndsWith("_at", StringComparison.Ordinal);

    /// <summary>Whether the body is what its schema says, and not a member or two of it.</summary>
    public bool TakesWholeSchema(Operation operation) => !_bodies.Small.ContainsKey(operation.Source.Key);

    public IngestionEntry? Ingestion(Operation operation) => _config.Ingestion.GetValueOrDefault(operation.Key);

    public LimitEntry? Limit(Operation operation) => _config.Limits.GetValueOrDefault(operation.Key);

    /// <summary>The C# name of a member of an operation's body.</summary>
    public string MemberName(Operation operation, string wire) => _types.MemberName(operation.Source, wire);

    public bool IsBodyOptional(Operation operation) => _config.OptionalBodies.ContainsKey(operation.Key);

    public bool IsIdentifiedByPath(Operation operation) => _config.IdentifiedByPath.ContainsKey(operation.Key);

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex PathPart();

    [GeneratedRegex(@"Requires the ([A-Z_., a-z]+?) permissions?\b")]
    private static partial Regex Permission();
}
