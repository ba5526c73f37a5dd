using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Texts;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>The query parameters of the operations, as C# has them.</summary>
internal sealed class QueryCatalog(QueryDecisions decisions, TextFiles texts, TypeCatalog types, ApiDocuments documents, Naming naming, Problems problems)
{
    private static readonly Dictionary<string, QueryRole> Roles = new(StringComparer.Ordinal)
    {
        ["limit"] = QueryRole.Limit,
        ["page"] = QueryRole.Page,
        ["order_by"] = QueryRole.OrderBy,
        ["order_direction"] = QueryRole.OrderDirection,
        ["expand[]"] = QueryRole.Expand,
    };

    private static readonly HashSet<string> CommonHeaders = new(StringComparer.OrdinalIgnoreCase) { "X-API-KEY", "X-Platform-Id" };

    private readonly Dictionary<string, IReadOnlyList<string>> _expands = new(StringComparer.Ordinal);

    /// <summary>The ids that can be expanded, by the name of their type.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Expands => _expands;

    /// <summary>The value type of a query that no schema enumerates, by the name of the type.</summary>
    public ChoiceEntry? Choice(string name) => decisions.Choices.Find(name);

    /// <summary>The fields a list may be ordered by, where a source gives them.</summary>
    public IReadOnlyList<string> OrderFields(string operation) => decisions.Orders.Find(operation)?.Fields ?? [];

    /// <summary>The parameters in the query or in the headers, but for the headers that every operation has.</summary>
    /// <param name="source">The operation.</param>
    /// <param name="folder">The folder of its resource.</param>
    /// <param name="location">Where the parameters stand.</param>
    /// <param name="isFluent">Whether they become methods of a list, where they are optional.</param>
    public IReadOnlyList<QueryParameter> Of(ApiOperation source, string folder, ParameterLocation location, bool isFluent) =>
    [
        .. (source.Content.Parameters ?? [])
            .Where(parameter => parameter.In == location && !(location == ParameterLocation.Header && CommonHeaders.Contains(parameter.Name!)))
            .Select(parameter => Build(source, folder, parameter, isFluent && !parameter.Required)),
    ];

    /// <summary>The type of the status of what an operation answers, or null where it is plain text.</summary>
    public TypeUse? StatusOf(ApiOperation source) =>
        StatusSchema(source) is { } name ? types.Resolve(source.Document, name, SchemaUsage.Response) : null;

    private QueryParameter Build(ApiOperation source, string folder, IOpenApiParameter parameter, bool isFluent)
    {
        string wire = parameter.Name!;
        string name = naming.Pascal(wire);
        QueryRole role = Roles.GetValueOrDefault(wire, QueryRole.Filter);
        QueryEntry? own = decisions.Parameters.Find($"{source.Key}?{wire}");
        QueryEntry? common = decisions.Parameters.Find(wire);
        return new QueryParameter(
            wire,
            name,
            role,
            FormOf(parameter.Schema!, own?.As ?? common?.As, source.Key),
            parameter.Required,
            own?.Method ?? common?.Method ?? "With" + name,
            role == QueryRole.Expand ? ExpandOf(source) : ValuesOf(source, wire, parameter.Schema!, own?.Values ?? common?.Values),
            isFluent && role != QueryRole.Filter ? "" : Text(source, folder, wire, name, isFluent));
    }

    private string Text(ApiOperation source, string folder, string wire, string name, bool isFluent)
    {
        TextFile own = texts.Of(folder);
        string? found = isFluent
            ? own.Parameters.Find($"{source.Key}?{wire}") ?? texts.Shared.Parameters.Find(wire)
            : own.Parameters.Find($"{source.Key}?{wire}") ?? texts.Shared.Arguments.Find(wire) ?? texts.Shared.Parameters.Find(wire);
        string text = TextRules.Checked(found, $"Docs/Shared.yml: parameters: {wire} ({source.Key})", name, problems);
        if (!isFluent && text.StartsWith("Keeps ", StringComparison.Ordinal))
        {
            problems.Add($"Docs/Shared.yml: arguments: '{wire}' ({source.Key}) is no method of a list, and needs a text of its own.");
        }

        return text;
    }

    private static QueryForm FormOf(IOpenApiSchema schema, string? given, string key) => (given, schema.Type) switch
    {
        ("boolean", _) => QueryForm.Boolean,
        ("range", _) => QueryForm.Range,
        ("custom_field", _) => QueryForm.CustomField,
        ("timestamp", _) => QueryForm.Timestamp,
        (null, JsonSchemaType.Array) => QueryForm.Texts,
        (null, JsonSchemaType.Boolean) => QueryForm.Boolean,
        (null, JsonSchemaType.Integer) => QueryForm.Integer,
        (null, JsonSchemaType.Object) => QueryForm.Map,
        (null, _) => QueryForm.Text,
        _ => throw new CodegenException($"Config/queries.yml: '{given}' ({key}) is no form of a query parameter."),
    };

    /// <summary>The type of the parameter's values: what is decided, or for a status that of the listed resource.</summary>
    private TypeUse? ValuesOf(ApiOperation source, string wire, IOpenApiSchema schema, string? values)
    {
        if (values is not null && decisions.Choices.Has(values))
        {
            return new TypeUse(TypeKind.Enumeration, values);
        }

        string? name = values ?? (schema as OpenApiSchemaReference)?.Reference.Id ?? (wire is "status" or "statuses[]" ? StatusSchema(source) : null);
        if (name is null)
        {
            return null;
        }

        ApiDocument? document = source.Document.Schemas.ContainsKey(name) ? source.Document : documents.FirstOrDefault(other => other.Schemas.ContainsKey(name));
        TypeUse use = types.Resolve(document ?? throw new CodegenException($"Config/queries.yml: there is neither a schema nor a choice '{name}'."), name, SchemaUsage.Response);
        return use.Kind == TypeKind.Enumeration ? use : throw new CodegenException($"Config/queries.yml: {name} is no enumeration.");
    }

    /// <summary>The type with the ids that the answer can replace by objects, or null where the answer has none.</summary>
    private TypeUse? ExpandOf(ApiOperation source)
    {
        List<string> members = AnswerItem(source)?.Properties?.Keys.ToList() ?? [];
        List<string> ids = [.. members.Where(id => members.Exists(member => Naming.IdsOf(member).Contains(id)))];
        if (ids.Count == 0)
        {
            return null;
        }

        TypeUse answer = types.Answer(source);
        string name = (answer.Item ?? answer).Name + "Expand";
        _expands[name] = ids;
        return new TypeUse(TypeKind.Enumeration, name);
    }

    /// <summary>The schema of the resource that an operation answers, be it one or a list.</summary>
    private static IOpenApiSchema? AnswerItem(ApiOperation source) =>
        source.AnswerSchema?.Properties?.TryGetValue("data", out IOpenApiSchema? data) == true && data.Items is not null ? data.Items : source.AnswerSchema?.Items ?? source.AnswerSchema;

    /// <summary>The schema that enumerates the status of what an operation answers, or null where the status is plain text.</summary>
    private string? StatusSchema(ApiOperation source)
    {
        IOpenApiSchema? item = AnswerItem(source);
        if (item?.Properties?.TryGetValue("status", out IOpenApiSchema? status) != true)
        {
            return null;
        }

        if (item is OpenApiSchemaReference { Reference.Id: { } name } && types.EnumerationOf(name, "status") is { } decided)
        {
            return decided;
        }

        OpenApiSchemaReference? reference = status as OpenApiSchemaReference ?? status!.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault();
        return reference?.Enum is { Count: > 0 } ? reference.Reference.Id : null;
    }
}
