using System.Net;
using System.Text.Json;

namespace Solvimon.Client.Testing.Description;

/// <summary>
/// Reads the embedded <c>Generated/*.json</c>: sections <c>resources</c>, <c>operations</c> and <c>schemas</c>, merged over
/// all files. A resource or schema that two files define is an error.
/// </summary>
internal sealed class ApiDescriptionReader
{
    private readonly Dictionary<string, ResourceDescription> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDescription> _schemas = new(StringComparer.Ordinal);
    private readonly List<OperationDescription> _operations = [];

    public static ApiDescription ReadEmbedded()
    {
        var assembly = typeof(ApiDescriptionReader).Assembly;
        var documents = new List<JsonDocument>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.EndsWith(".json", StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                documents.Add(JsonDocument.Parse(stream));
            }
        }

        try
        {
            return Read(documents.Select(document => document.RootElement).ToList());
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
        }
    }

    public static ApiDescription Read(IReadOnlyList<JsonElement> files)
    {
        var reader = new ApiDescriptionReader();

        // Operations refer to resources, so every file's resources come first.
        foreach (var file in files)
        {
            reader.ReadResources(file);
            reader.ReadSchemas(file);
        }

        foreach (var file in files)
        {
            reader.ReadOperations(file);
        }

        return new ApiDescription(reader._resources, reader._operations, reader._schemas);
    }

    private void ReadResources(JsonElement file)
    {
        foreach (var resource in Section(file, "resources"))
        {
            // A family without a schema has nothing to keep: its operations stand alone.
            if (Text(resource.Value, "schema") is not { } schema)
            {
                continue;
            }

            _resources.Add(resource.Name, new ResourceDescription
            {
                Name = resource.Name,
                Schema = schema,
                ObjectType = Text(resource.Value, "objectType") ?? Naming.UpperSnake(schema),
                IdPrefix = Text(resource.Value, "idPrefix") ?? Naming.IdPrefix(schema),
                Lifecycle = ReadLifecycle(resource.Value),
            });
        }
    }

    private static LifecycleDescription ReadLifecycle(JsonElement resource)
    {
        if (!resource.TryGetProperty("lifecycle", out var lifecycle))
        {
            return LifecycleDescription.None;
        }

        var transitions = new List<TransitionDescription>();
        if (lifecycle.TryGetProperty("transitions", out var entries))
        {
            foreach (var entry in entries.EnumerateArray())
            {
                transitions.Add(new TransitionDescription(Text(entry, "verb")!, Texts(entry, "from"), Text(entry, "to")!));
            }
        }

        return new LifecycleDescription(Text(lifecycle, "initial"), transitions);
    }

    private void ReadSchemas(JsonElement file)
    {
        foreach (var schema in Section(file, "schemas"))
        {
            var members = Section(schema.Value, "members")
                .Select(member => KeyValuePair.Create(member.Name, SchemaType.Parse(member.Value.GetString()!)));
            _schemas.Add(schema.Name, new SchemaDescription
            {
                Members = members.ToList(),
                Required = Texts(schema.Value, "required").ToHashSet(StringComparer.Ordinal),
                Values = schema.Value.TryGetProperty("enum", out _)
                    ? Texts(schema.Value, "enum").ToHashSet(StringComparer.Ordinal)
                    : null,
            });
        }
    }

    private void ReadOperations(JsonElement file)
    {
        if (!file.TryGetProperty("operations", out var operations))
        {
            return;
        }

        foreach (var operation in operations.EnumerateArray())
        {
            _operations.Add(new OperationDescription
            {
                Kind = Enum.Parse<OperationKind>(Text(operation, "kind")!, ignoreCase: true),
                Method = Text(operation, "method")!,
                Path = new PathTemplate(Text(operation, "path")!),
                Resource = Text(operation, "resource") is { } resource ? _resources.GetValueOrDefault(resource) : null,
                Query = Section(operation, "query").ToDictionary(
                    parameter => parameter.Name,
                    parameter => SchemaType.Parse(parameter.Value.GetString()!),
                    StringComparer.Ordinal),
                RequiredQuery = Texts(operation, "requiredQuery"),
                Request = Type(operation, "request"),
                Response = Type(operation, "response"),
                SuccessStatus = operation.TryGetProperty("status", out var status)
                    ? (HttpStatusCode)status.GetInt32()
                    : HttpStatusCode.OK,
                IsAnonymous = operation.TryGetProperty("anonymous", out var anonymous) && anonymous.GetBoolean(),
            });
        }
    }

    private static List<JsonProperty> Section(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var section) ? [.. section.EnumerateObject()] : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string> Texts(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(item => item.GetString()!).ToList() : [];

    private static SchemaType? Type(JsonElement parent, string name) =>
        Text(parent, name) is { } expression ? SchemaType.Parse(expression) : null;
}
