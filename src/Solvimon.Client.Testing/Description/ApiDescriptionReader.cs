using System.Net;
using System.Text.Json;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Description;

/// <summary>Reads <c>Generated/api.json</c>: sections <c>resources</c>, <c>operations</c> and <c>schemas</c>.</summary>
internal static class ApiDescriptionReader
{
    public static ApiDescription ReadEmbedded()
    {
        using Stream stream = typeof(ApiDescriptionReader).Assembly.GetManifestResourceStream("api.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        Dictionary<string, ResourceDescription> resources = Section(root, "resources").ToDictionary(entry => entry.Name, ReadResource, StringComparer.Ordinal);
        List<OperationDescription> operations = Entries(root, "operations").Select(entry => ReadOperation(entry, resources)).ToList();
        Dictionary<string, SchemaDescription> schemas = Section(root, "schemas").ToDictionary(entry => entry.Name, entry => ReadSchema(entry.Value), StringComparer.Ordinal);
        return new ApiDescription(resources, operations, schemas);
    }

    private static ResourceDescription ReadResource(JsonProperty resource)
    {
        string schema = Text(resource.Value, "schema")!;
        return new ResourceDescription
        {
            Name = resource.Name,
            Schema = schema,
            ObjectType = Naming.UpperSnake(schema),
            IdPrefix = Naming.IdPrefix(schema),
            Lifecycle = resource.Value.TryGetProperty("lifecycle", out JsonElement lifecycle) ? ReadLifecycle(lifecycle) : LifecycleDescription.None,
        };
    }

    private static LifecycleDescription ReadLifecycle(JsonElement lifecycle) => new()
    {
        Initial = Text(lifecycle, "initial"),
        Start = Texts(lifecycle, "start"),
        Transitions = Entries(lifecycle, "transitions")
            .Select(entry => new TransitionDescription(Text(entry, "verb")!, Texts(entry, "from"), Text(entry, "to")!))
            .ToList(),
        Fixed = Entries(lifecycle, "fixed").Select(entry => new FixedDescription(Texts(entry, "in"), Texts(entry, "members"))).ToList(),
    };

    private static SchemaDescription ReadSchema(JsonElement schema) => new(
        Section(schema, "members").Select(member => KeyValuePair.Create(member.Name, SchemaType.Parse(member.Value.GetString()!))).ToList(),
        Texts(schema, "required"),
        schema.TryGetProperty("enum", out _) ? Texts(schema, "enum") : null);

    private static OperationDescription ReadOperation(JsonElement operation, Dictionary<string, ResourceDescription> resources) => new()
    {
        Kind = Enum.Parse<OperationKind>(Text(operation, "kind")!, ignoreCase: true),
        Method = Text(operation, "method")!,
        Path = new PathTemplate(Text(operation, "path")!),
        Resource = resources[Text(operation, "resource")!],
        Query = Section(operation, "query").ToDictionary(
            parameter => parameter.Name, parameter => SchemaType.Parse(parameter.Value.GetString()!), StringComparer.Ordinal),
        RequiredQuery = Texts(operation, "requiredQuery"),
        Order = Texts(operation, "order"),
        Request = Type(operation, "request"),
        Response = Type(operation, "response"),
        SuccessStatus = operation.TryGetProperty("status", out JsonElement status) ? (HttpStatusCode)status.GetInt32() : HttpStatusCode.OK,
        IsAnonymous = operation.TryGetProperty("anonymous", out JsonElement anonymous) && anonymous.GetBoolean(),
    };

    private static List<JsonProperty> Section(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement section) ? [.. section.EnumerateObject()] : [];

    private static JsonElement.ArrayEnumerator Entries(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement entries) ? entries.EnumerateArray() : default;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static List<string> Texts(JsonElement parent, string name) => Entries(parent, name).Select(item => item.GetString()!).ToList();

    private static SchemaType? Type(JsonElement parent, string name) =>
        Text(parent, name) is { } expression ? SchemaType.Parse(expression) : null;
}
