using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes the description of the API by which the sandbox routes and checks requests.</summary>
internal sealed class SandboxWriter
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);
    private readonly Queue<(ApiDocument Document, string Name, string Key)> _pending = new();
    private readonly ResourceCatalog _catalog;

    private SandboxWriter(ResourceCatalog catalog) => _catalog = catalog;

    public static string Write(ResourceCatalog catalog) => new SandboxWriter(catalog).Write();

    private string Write()
    {
        SortedDictionary<string, JsonObject> resources = new(StringComparer.Ordinal);
        List<JsonObject> operations = new();
        foreach (Resource resource in _catalog.All)
        {
            string collection = Collection(resource);
            resources[collection] = Describe(resource);
            operations.AddRange(resource.WithNested().SelectMany(part => part.Operations.Select(operation => Describe(operation, part, resource, collection))));
        }

        while (_pending.TryDequeue(out (ApiDocument Document, string Name, string Key) next))
        {
            _schemas[next.Key] = Describe(next.Document, next.Document.Schema(next.Name));
        }

        StringBuilder text = new("{\n");
        text.Append("\"resources\": ").Append(Members(resources)).Append(",\n");
        text.Append("\"operations\": ").Append(ManifestWriter.Array(operations).TrimEnd('\n')).Append(",\n");
        text.Append("\"schemas\": ").Append(Members(_schemas)).Append("\n}\n");
        return text.ToString();
    }

    private static string Members(SortedDictionary<string, JsonObject> members) =>
        "{\n" + string.Join(",\n", members.Select(member => $"  {JsonSerializer.Serialize(member.Key)}: {member.Value.ToJsonString(Compact)}")) + "\n}";

    private static string Collection(Resource resource)
    {
        string? route = resource.Operations.Select(operation => operation.Route).Where(route => route.Contains('{', StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault();
        return route is null ? resource.Key : route["/v1/".Length..(route.IndexOf("/{", StringComparison.Ordinal))];
    }

    private JsonObject Describe(Resource resource)
    {
        JsonObject description = new();
        if ((resource.Find("Get") ?? resource.Find("Create") ?? resource.Operations[0]) is { } operation && SchemaName(Item(operation)) is { } schema)
        {
            description["schema"] = schema;
            Reference(operation.Source.Document, schema);
        }

        if (resource.Lifecycle is { } lifecycle)
        {
            description["lifecycle"] = SandboxLifecycle.Describe(lifecycle);
        }

        return description;
    }

    // A family that can only be listed shows itself in the items of its pages.
    private static IOpenApiSchema? Item(Operation operation) => operation.Answer.Kind == TypeKind.Page
        ? operation.Source.AnswerSchema!.Properties!["data"].Items
        : operation.Source.AnswerSchema;

    private JsonObject Describe(Operation operation, Resource part, Resource resource, string collection)
    {
        JsonObject description = new() { ["kind"] = Kind(operation, part, collection) };
        description["resource"] = collection;
        description["method"] = operation.Method;
        description["path"] = operation.Route;
        if (operation.Query.Count > 0)
        {
            description["query"] = new JsonObject(operation.Query.Select(query => KeyValuePair.Create(query.Wire, (JsonNode?)QueryType(query))));
            JsonNode[] required = operation.Query.Where(query => query.IsRequired).Select(query => (JsonNode)query.Wire).ToArray();
            if (required.Length > 0)
            {
                description["requiredQuery"] = new JsonArray(required);
            }
        }

        if (_catalog.OrderFields(operation) is { Count: > 0 } fields)
        {
            description["order"] = new JsonArray([.. fields.Select(field => (JsonNode)field)]);
        }

        ApiDocument document = operation.Source.Document;
        if (operation.Source.BodySchema is { } body && RequestOf(operation, body) is { } request)
        {
            description["request"] = request;
        }

        if (operation.Answer.Kind == TypeKind.File)
        {
            description["response"] = "binary";
        }
        else if (operation.Source.AnswerSchema is { } answer)
        {
            description["response"] = operation.Answer.Kind == TypeKind.Page
                ? $"{(operation.Answer.HasLinks ? "Page" : "Data")}<{TypeOf(document, answer.Properties!["data"].Items!)}>"
                : TypeOf(document, answer);
        }

        string status = operation.Source.Content.Responses!.Keys.First(code => code.StartsWith('2'));
        if (status != "200")
        {
            description["status"] = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (operation.Kind is CallKind.Anonymous or CallKind.AnonymousRead)
        {
            description["anonymous"] = true;
        }

        return description;
    }

    private string? RequestOf(Operation operation, IOpenApiSchema body)
    {
        if (_catalog.SmallBody(operation) is not { } small)
        {
            return TypeOf(operation.Source.Document, body);
        }

        if (small.Is is null)
        {
            return null;
        }

        _schemas[small.Is] = new JsonObject
        {
            ["required"] = new JsonArray([.. small.Required.Select(name => (JsonNode)name)]),
            ["members"] = new JsonObject(small.Members.Select(name => KeyValuePair.Create(
                name, (JsonNode?)TypeOf(operation.Source.Document, operation.Source.Document.Schema(SchemaName(body)!).Properties![name])))),
        };
        return small.Is;
    }

    private static string Kind(Operation operation, Resource part, string collection)
    {
        if (part.Bound is not null)
        {
            return "other";
        }

        string rest = operation.Route["/v1/".Length..];
        rest = rest.StartsWith(collection, StringComparison.Ordinal) ? rest[collection.Length..] : "?";
        return (operation.Method, rest) switch
        {
            _ when operation.Kind == CallKind.Transition => "transition",
            _ when operation.Shape == CallShape.Search => "search",
            ("GET", "") when operation.Answer.Kind is TypeKind.Page or TypeKind.List => "list",
            ("POST", "") => "create",
            ("PUT", "") => "upsert",
            ("GET", "/{id}" or "/{idOrReference}") => "get",
            ("PATCH", "/{id}" or "/{idOrReference}") => "update",
            ("DELETE", "/{id}" or "/{idOrReference}") => "delete",
            _ => "other",
        };
    }

    private static string QueryType(QueryParameter query) => query.Form switch
    {
        QueryForm.Boolean => "boolean",
        QueryForm.Integer => "integer",
        QueryForm.Range => "range",
        QueryForm.Texts => "string[]",
        QueryForm.Timestamp => "date-time",
        QueryForm.Map => "{string}",
        _ => "string",
    };

    private JsonObject Describe(ApiDocument document, IOpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } values)
        {
            return new JsonObject { ["enum"] = new JsonArray([.. values.Select(value => value!.DeepClone())]) };
        }

        JsonObject description = new();
        if (schema.Required is { Count: > 0 } required)
        {
            description["required"] = new JsonArray([.. required.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
        }

        description["members"] = new JsonObject((schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)TypeOf(document, member.Value))));
        return description;
    }

    private string TypeOf(ApiDocument document, IOpenApiSchema schema)
    {
        if (SchemaName(schema) is { } name)
        {
            return Reference(document, name);
        }

        if (schema.OneOf is { Count: > 0 } options)
        {
            return TypeOf(document, options.First(option => option.Type != JsonSchemaType.Null)) + "?";
        }

        string nullable = schema.Type?.HasFlag(JsonSchemaType.Null) == true ? "?" : "";
        return (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Array => TypeOf(document, schema.Items!) + "[]",
            JsonSchemaType.Object when schema.AdditionalProperties is { } values => "{" + TypeOf(document, values) + "}",
            JsonSchemaType.Integer => "integer",
            JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "boolean",
            JsonSchemaType.String when schema.Format == "date-time" => "date-time",
            JsonSchemaType.String => "string",
            _ => "any",
        } + nullable;
    }

    private static string? SchemaName(IOpenApiSchema? schema) => (schema as OpenApiSchemaReference)?.Reference.Id;

    private string Reference(ApiDocument document, string name)
    {
        IOpenApiSchema schema = document.Schema(name);
        if (schema.Enum is null or { Count: 0 } && schema.Properties is null or { Count: 0 })
        {
            return schema.Type == JsonSchemaType.Integer ? "integer" : "any";
        }

        // A request that several documents declare with different required members is kept apart by the document's name.
        string key = IsShared(document, name, schema) ? name : $"{name}@{document.Name}";
        if (_schemas.TryAdd(key, []))
        {
            _pending.Enqueue((document, name, key));
        }

        return key;
    }

    private bool IsShared(ApiDocument document, string name, IOpenApiSchema schema) => _catalog.Documents
        .TakeWhile(other => other != document)
        .Where(other => other.Schemas.ContainsKey(name))
        .All(other => Fingerprint(other.Schemas[name]) == Fingerprint(schema));

    private static string Fingerprint(IOpenApiSchema schema) => string.Join(
        ';',
        [
            string.Join(',', (schema.Required ?? new HashSet<string>()).Order(StringComparer.Ordinal)),
            .. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(member => $"{member.Key}:{Shape(member.Value)}"),
        ]);

    private static string Shape(IOpenApiSchema schema) =>
        SchemaName(schema) ?? (schema.OneOf is { Count: > 0 } options ? string.Join('|', options.Select(Shape)) : $"{schema.Type}{(schema.Items is { } items ? Shape(items) : "")}");
}
