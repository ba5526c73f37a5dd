using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>The query parameters of the operations, as C# has them.</summary>
internal sealed class QueryCatalog(string directory, TypeCatalog types, ApiDocuments documents)
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

    private readonly QueriesConfig _config = Yaml.Read<QueriesConfig>(Path.Combine(directory, "Config", "queries.yml"));
    private readonly QueryDocs _docs = Yaml.Read<QueryDocs>(Path.Combine(directory, "Docs", "queries.yml"));
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<string>> _expands = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ChoiceEntry> Choices => _config.Choices;

    /// <summary>The ids that can be expanded, by the name of their type.</summary>
    public IReadOnlyDictionary<string, List<string>> Expands => _expands;

    public IReadOnlyList<string> OrderFields(string operation) => _config.Orders.GetValueOrDefault(operation)?.Fields ?? [];

    /// <summary>The parameters in the query or in the headers, but for the headers that every operation has.</summary>
    public IReadOnlyList<QueryParameter> Of(ApiOperation source, string key, ParameterLocation location, List<string> errors) =>
    [
        .. (source.Content.Parameters ?? [])
            .Where(parameter => parameter.In == location && !(location == ParameterLocation.Header && CommonHeaders.Contains(parameter.Name!)))
            .Select(parameter => Build(source, key, parameter, errors)),
    ];

    public void CheckEntries(IReadOnlyDictionary<string, Operation> operations, List<string> errors)
    {
        errors.AddRange(_config.Parameters.Keys.Except(_seen, StringComparer.Ordinal).Select(name => $"queries.yml, parameters: no operation takes '{name}' any more."));
        errors.AddRange(_docs.Parameters.Keys.Except(_seen, StringComparer.Ordinal).Select(name => $"Docs/queries.yml, parameters: no operation takes '{name}' any more."));
        errors.AddRange(_docs.Arguments.Keys.Except(_seen, StringComparer.Ordinal).Select(name => $"Docs/queries.yml, arguments: no operation takes '{name}' any more."));
        errors.AddRange(
            from operation in operations.Values
            from query in operation.IsFluent ? [] : operation.Query
            where query.ArgumentDoc.StartsWith("Keeps ", StringComparison.Ordinal)
            select $"Docs/queries.yml, arguments: '{query.Wire}' ({operation.Key}) is no method of a list, and needs a text of its own.");
        errors.AddRange(_config.Orders.Keys.Where(key => !operations.ContainsKey(key)).Select(key => $"queries.yml, orders: there is no '{key}' any more."));

        errors.AddRange(
            from choice in _config.Choices.Keys
            where operations.Values.All(operation => operation.Query.All(query => query.Values?.Name != choice))
            select $"queries.yml, choices: nothing takes a {choice} any more.");

        void Known<T>(string place, Dictionary<string, Dictionary<string, T>> overrides) => errors.AddRange(
            from operation in overrides
            from parameter in operation.Value.Keys
            where !operations.TryGetValue(operation.Key, out var known) || known.Query.Concat(known.Headers).All(query => query.Wire != parameter)
            select $"{place}: '{operation.Key}' takes no '{parameter}' any more.");

        Known("queries.yml, overrides", _config.Overrides);
        Known("Docs/queries.yml, overrides", _docs.Overrides);
    }

    private QueryParameter Build(ApiOperation source, string key, IOpenApiParameter parameter, List<string> errors)
    {
        var wire = parameter.Name!;
        _seen.Add(wire);
        var role = Roles.GetValueOrDefault(wire, QueryRole.Filter);
        var common = _config.Parameters.GetValueOrDefault(wire);
        var own = _config.Overrides.GetValueOrDefault(key)?.GetValueOrDefault(wire);
        if (role == QueryRole.Filter && common is null)
        {
            errors.Add($"queries.yml, parameters: '{wire}' ({key}) is missing.");
        }

        var ownDoc = _docs.Overrides.GetValueOrDefault(key)?.GetValueOrDefault(wire);
        var doc = ownDoc ?? _docs.Parameters.GetValueOrDefault(wire) ?? "";
        if (doc.Length == 0)
        {
            errors.Add($"Docs/queries.yml: '{wire}' ({key}) has no text.");
        }

        return new QueryParameter(
            wire,
            role,
            FormOf(parameter.Schema!, own?.As ?? common?.As, key),
            parameter.Required,
            own?.Method ?? common?.Method ?? "With" + Words.Pascal(wire),
            role == QueryRole.Expand ? ExpandOf(source) : ValuesOf(source, wire, parameter.Schema!, own?.Values ?? common?.Values),
            doc,
            ownDoc ?? _docs.Arguments.GetValueOrDefault(wire) ?? doc);
    }

    private static QueryForm FormOf(IOpenApiSchema schema, string? given, string key) => (given, schema.Type) switch
    {
        ("boolean", _) => QueryForm.Boolean,
        ("range", _) => QueryForm.Range,
        ("custom_field", _) => QueryForm.CustomField,
        ("timestamp", _) => QueryForm.Timestamp,
        (null or "text", JsonSchemaType.Array) => QueryForm.Texts,
        (null or "text", JsonSchemaType.Boolean) => QueryForm.Boolean,
        (null or "text", JsonSchemaType.Integer) => QueryForm.Integer,
        (null or "text", JsonSchemaType.Object) => QueryForm.Map,
        (null or "text", _) => QueryForm.Text,
        _ => throw new CodegenException($"queries.yml: '{given}' ({key}) is no form of a query parameter."),
    };

    /// <summary>The type of the parameter's values: what the configuration says, or for a status that of the listed resource.</summary>
    private TypeUse? ValuesOf(ApiOperation source, string wire, IOpenApiSchema schema, string? values)
    {
        if (values == "none")
        {
            return null;
        }

        if (values is not null && _config.Choices.ContainsKey(values))
        {
            return new TypeUse(TypeKind.Enumeration, values);
        }

        var name = values ?? (schema as OpenApiSchemaReference)?.Reference.Id ?? (wire is "status" or "statuses[]" ? StatusSchema(source) : null);
        if (name is null)
        {
            return null;
        }

        var document = source.Document.Schemas.ContainsKey(name) ? source.Document : documents.FirstOrDefault(other => other.Schemas.ContainsKey(name));
        var use = types.Resolve(document ?? throw new CodegenException($"queries.yml: there is neither a schema nor a choice '{name}'."), name, SchemaUsage.Response);
        return use.Kind == TypeKind.Enumeration ? use : throw new CodegenException($"queries.yml: {name} is no enumeration.");
    }

    /// <summary>The type of the status of what an operation answers, or null where it is plain text.</summary>
    public TypeUse? StatusOf(ApiOperation source) =>
        StatusSchema(source) is { } name ? types.Resolve(source.Document, name, SchemaUsage.Response) : null;

    /// <summary>The type with the ids that the answer can replace by objects, or null where the answer has none.</summary>
    private TypeUse? ExpandOf(ApiOperation source)
    {
        var members = AnswerItem(source)?.Properties ?? new Dictionary<string, IOpenApiSchema>();
        List<string> ids = [.. members.Keys.Where(name => Siblings(name).Any(members.ContainsKey))];
        if (ids.Count == 0)
        {
            return null;
        }

        var answer = types.Answer(source);
        var name = (answer.Item ?? answer).Name + "Expand";
        _expands[name] = ids;
        return new TypeUse(TypeKind.Enumeration, name);

        // customer_id → customer; coupon_ids → coupons; category_ids → categories.
        static IEnumerable<string> Siblings(string name) => name switch
        {
            _ when name.EndsWith("_id", StringComparison.Ordinal) => [name[..^3]],
            _ when name.EndsWith("y_ids", StringComparison.Ordinal) => [name[..^5] + "ies"],
            _ when name.EndsWith("_ids", StringComparison.Ordinal) => [name[..^4] + "s"],
            _ => [],
        };
    }

    /// <summary>The schema of the resource that an operation answers, be it one or a list.</summary>
    private static IOpenApiSchema? AnswerItem(ApiOperation source) =>
        source.AnswerSchema?.Properties?.TryGetValue("data", out var data) == true && data.Items is not null ? data.Items : source.AnswerSchema?.Items ?? source.AnswerSchema;

    /// <summary>The schema that enumerates the status of what an operation answers, or null where the status is plain text.</summary>
    private string? StatusSchema(ApiOperation source)
    {
        var item = AnswerItem(source);
        if (item?.Properties?.TryGetValue("status", out var status) != true)
        {
            return null;
        }

        if (item is OpenApiSchemaReference { Reference.Id: { } name } && types.EnumerationOf(name, "status") is { } decided)
        {
            return decided;
        }

        var reference = status as OpenApiSchemaReference ?? status!.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault();
        return reference?.Enum is { Count: > 0 } ? reference.Reference.Id : null;
    }
}
