using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Texts;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>All operations of the documents, as resources with named methods.</summary>
internal sealed partial class ResourceCatalog
{
    private readonly DecisionFiles _decisions;
    private readonly OperationDecisions _operations;
    private readonly QueryCatalog _queries;
    private readonly TextFiles _texts;
    private readonly TypeCatalog _types;
    private readonly ResourceNames _names;
    private readonly Problems _problems;

    public ResourceCatalog(ApiDocuments documents, TypeCatalog types, DecisionFiles decisions, TextFiles texts, Naming naming, ResourceNames names, Problems problems)
    {
        _decisions = decisions;
        _operations = decisions.Operations;
        _texts = texts;
        _types = types;
        _names = names;
        _problems = problems;
        _queries = new QueryCatalog(decisions.Queries, texts, types, documents, naming, problems);
        Naming = naming;
        Documents = documents;
        All = [.. documents.Operations.GroupBy(names.SegmentOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Build)];
        CheckNames();
    }

    public ApiDocuments Documents { get; }

    public Naming Naming { get; }

    public IReadOnlyList<Resource> All { get; }

    /// <summary>The ids that can be expanded, by the name of their type.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Expands => _queries.Expands;

    /// <summary>The value type of a query that no schema enumerates, by the name of the type.</summary>
    public ChoiceEntry? Choice(string name) => _queries.Choice(name);

    /// <summary>The fields a list may be ordered by, where a source gives them.</summary>
    public IReadOnlyList<string> OrderFields(Operation operation) => _queries.OrderFields(operation.Key);

    /// <summary>The type of the status of what an operation answers, or null where it is plain text.</summary>
    public TypeUse? StatusOf(Operation operation) => _queries.StatusOf(operation.Source);

    /// <summary>What an operation takes whose body is a member or two of its schema; null where it takes the whole.</summary>
    public SmallBody? SmallBody(Operation operation) => _decisions.Bodies.Find(operation.Key);

    /// <summary>What the body of an operation is, which must have a text.</summary>
    public string RequestText(Resource resource, Operation operation) =>
        TextRules.Checked(_texts.Of(resource.Folder).Requests.Find(operation.Key), $"Docs/{resource.Folder}.yml: requests: {operation.Key}", "request", _problems);

    /// <summary>What an operation gives back, which must have a text.</summary>
    public string ReturnsText(Resource resource, Operation operation) =>
        TextRules.Checked(operation.Returns, $"Docs/{resource.Folder}.yml: returns: {operation.Key}", "answer", _problems);

    public IngestionEntry? Ingestion(Operation operation) => _operations.Ingestion.Find(operation.Key);

    public LimitEntry? Limit(Operation operation) => _operations.Limits.Find(operation.Key);

    /// <summary>The C# name of a member of an operation's body.</summary>
    public string MemberName(Operation operation, string wire) => _types.MemberName(operation.Source, wire);

    /// <summary>The filter that a list wants beside the one by reference, or null.</summary>
    public string? ReferenceWithin(Resource resource) => _decisions.Resources.References.Find(resource.Key)?.Within;

    public bool IsBodyOptional(Operation operation) => _operations.OptionalBodies.Has(operation.Key);

    public bool IsIdentifiedByPath(Operation operation) => _operations.IdentifiedByPath.Has(operation.Key);

    private Resource Build(IGrouping<string, ApiOperation> operations)
    {
        string segment = operations.Key;
        string folder = _names.Folder(segment);
        LifecycleEntry? lifecycle = _decisions.Lifecycles.Find(segment);
        List<string> nestedKeys = _decisions.Resources.Nested.Entries.Keys.Where(key => key.StartsWith($"/v1/{segment}/", StringComparison.Ordinal)).ToList();
        ILookup<string?, ApiOperation> byNested = operations.ToLookup(operation => nestedKeys.Find(key => operation.Route == key || operation.Route.StartsWith(key + "/", StringComparison.Ordinal)));

        Resource resource = new Resource
        {
            Key = segment,
            Folder = folder,
            Plural = _names.Plural(segment),
            Singular = _names.Singular(segment),
            Property = _names.Plural(segment),
            Doc = Doc(segment, folder),
            Lifecycle = lifecycle,
            SupersededBy = _decisions.Resources.Superseded.Find(segment)?.Is,
            Nested = [.. nestedKeys.Where(byNested.Contains).Select(key => BuildNested(key, byNested[key], folder, _names.Singular(segment)))],
            Operations = [.. byNested[null].Select(source => BuildOperation(source, _names.Collection(segment), folder, isNested: false, lifecycle))],
        };
        if (lifecycle is not null)
        {
            LifecycleRules.Check(segment, lifecycle, resource, _problems);
        }

        return resource;
    }

    private Resource BuildNested(string key, IEnumerable<ApiOperation> operations, string folder, string parent)
    {
        NestedEntry entry = _decisions.Resources.Nested.Find(key)!;
        return new Resource
        {
            Key = key,
            Folder = folder,
            Plural = parent + entry.Property,
            Singular = parent + entry.Singular,
            Property = entry.Property,
            Doc = Doc(key, folder),
            Bound = operations.First().Path[0],
            Operations = [.. operations.Select(source => BuildOperation(source, key, folder, isNested: true, lifecycle: null))],
        };
    }

    private Operation BuildOperation(ApiOperation source, string collection, string folder, bool isNested, LifecycleEntry? lifecycle)
    {
        string key = source.Key;
        TypeUse answer = _types.Answer(source);
        bool isSearch = source.Method == "POST" && source.Route == collection + "/search" && answer.Kind == TypeKind.Page;
        bool takesPage = source.Content.Parameters?.Any(parameter => parameter is { In: ParameterLocation.Query, Name: "page" }) == true;
        bool isList = source.Method == "GET" && (answer.Kind == TypeKind.Page || (answer.Kind == TypeKind.List && takesPage));
        string name = _operations.Names.Name(key, DefaultName(source, collection, isNested, isList));
        return new Operation
        {
            Source = source,
            Name = name,
            Shape = isSearch ? CallShape.Search : isList ? CallShape.List : CallShape.Method,
            Kind = KindOf(source, isList, lifecycle),
            Query = _queries.Of(source, folder, ParameterLocation.Query, isSearch || isList),
            Headers = _queries.Of(source, folder, ParameterLocation.Header, isFluent: false),
            Body = _types.Body(source),
            Answer = answer,
            Permission = Permission().Match(source.Content.Description ?? "") is { Success: true } match ? match.Groups[1].Value : null,
            Summary = TextRules.Checked(_texts.Of(folder).Operations.Find(key), $"Docs/{folder}.yml: operations: {key}", name + Naming.Pascal(source.Segment), _problems),
            SupersededBy = _operations.Superseded.Find(key)?.Is,
            Returns = _texts.Of(folder).Returns.Find(key),
        };
    }

    private CallKind KindOf(ApiOperation source, bool isList, LifecycleEntry? lifecycle)
    {
        bool reads = source.Method == "GET" ? isList || !_operations.Writes.Has(source.Key) : source.Method == "POST" && _operations.Reads.Has(source.Key);
        if (source.Content.Parameters?.Any(parameter => parameter is { In: ParameterLocation.Header, Name: "X-API-KEY" }) != true)
        {
            return reads ? CallKind.AnonymousRead : CallKind.Anonymous;
        }

        if (reads)
        {
            return CallKind.Read;
        }

        if (_operations.Ingestion.Has(source.Key))
        {
            return CallKind.Ingestion;
        }

        string verb = source.Route[(source.Route.LastIndexOf('/') + 1)..];
        return source.Method switch
        {
            "PUT" => CallKind.Upsert,
            "POST" when source.Path.Count > 0 && lifecycle?.Moves.Any(move => move.By == verb) == true => CallKind.Transition,
            _ => CallKind.Write,
        };
    }

    private string DefaultName(ApiOperation source, string collection, bool isNested, bool isList)
    {
        if (!source.Route.StartsWith(collection, StringComparison.Ordinal))
        {
            return Naming.Pascal(source.Method);
        }

        string[] rest = source.Route[collection.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool onItem = rest.Length > 0 && rest[0].StartsWith('{');
        string words = Naming.Pascal(string.Join('-', onItem ? rest[1..] : rest));
        return (source.Method, onItem, words) switch
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

    private ResourceDoc Doc(string key, string folder)
    {
        ResourceDoc? doc = _texts.Of(folder).Resources.Find(key);
        if (doc is null || doc.One.Length == 0 || doc.Many.Length == 0 || doc.About.Length == 0)
        {
            _problems.Add($"Docs/{folder}.yml: resources: '{key}' needs one, many and about.");
            return new ResourceDoc { One = "a resource", Many = "resources", About = "." };
        }

        return doc;
    }

    private void CheckNames()
    {
        foreach (Resource resource in All.SelectMany(resource => resource.WithNested()))
        {
            IEnumerable<IGrouping<string, Operation>> signatures = resource.Operations.GroupBy(operation => $"{operation.MethodName}({string.Join(", ", operation.Path.Select(_ => "string").Append(operation.Body.Name))})", StringComparer.Ordinal);
            foreach (IGrouping<string, Operation> same in signatures.Where(group => group.Count() > 1))
            {
                _problems.Add($"{resource.Plural}.{same.Key} stands for several operations, which Config/operations.yml must name apart: {string.Join(", ", same.Select(operation => operation.Key))}.");
            }
        }
    }

    [GeneratedRegex(@"Requires the ([A-Z_., a-z]+?) permissions?\b")]
    private static partial Regex Permission();
}
