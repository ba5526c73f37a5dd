using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Documents;

namespace Solvimon.Client.Codegen.Schemas;

/// <summary>Which C# type stands for which schema.</summary>
internal sealed class TypeCatalog
{
    private readonly string _directory;

    private TypeCatalog(string directory) => _directory = directory;

    /// <summary>Reads the configuration below <paramref name="directory"/> and settles every schema of the documents.</summary>
    public static TypeCatalog Load(ApiDocuments documents, string directory)
    {
        _ = documents;
        return new TypeCatalog(directory);
    }

    /// <summary>The type of an operation's body: <see cref="TypeKind.None"/> or <see cref="TypeKind.Model"/>.</summary>
    public TypeUse Body(ApiOperation operation) =>
        operation.BodySchema is OpenApiSchemaReference { Reference.Id: { } name } ? Resolve(operation.Document, name, UsageOf(operation)) : TypeUse.None;

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
            { Type: JsonSchemaType.Array, Items: OpenApiSchemaReference { Reference.Id: { } item } } => List(Resolve(operation.Document, item, SchemaUsage.Response)),
            { Type: JsonSchemaType.String } => TypeUse.Text,
            _ => throw new CodegenException($"{operation.Key}: the schema of the answer is of no known kind."),
        };
    }

    /// <summary>The type that stands for a schema of a document in the given use.</summary>
    public TypeUse Resolve(ApiDocument document, string schemaName, SchemaUsage usage)
    {
        // Provisional: the families are not collapsed yet.
        var schema = document.Schemas.TryGetValue(schemaName, out var found) ? found : throw new CodegenException($"{schemaName} is unknown ({_directory}).");
        if (schema.Properties is null or { Count: 0 } && schema.Enum is null or { Count: 0 })
        {
            return TypeUse.None;
        }

        if (schema.Enum is { Count: > 0 })
        {
            return new TypeUse(TypeKind.Enumeration, schemaName);
        }

        if (usage == SchemaUsage.Response && schema.Properties!.TryGetValue("data", out var data) && data.Items is OpenApiSchemaReference { Reference.Id: { } item })
        {
            var itemUse = Resolve(document, item, usage);
            return new TypeUse(TypeKind.Page, $"Page<{itemUse.Name}>", itemUse, schema.Properties.ContainsKey("links"));
        }

        var name = usage == SchemaUsage.UpsertBody ? schemaName.Replace("CreateRequest", "UpsertRequest", StringComparison.Ordinal) : schemaName;
        return new TypeUse(TypeKind.Model, name);
    }

    /// <summary>What an operation does with its body.</summary>
    public static SchemaUsage UsageOf(ApiOperation operation) => operation.Method switch
    {
        "PATCH" => SchemaUsage.UpdateBody,
        "PUT" when operation.Path == "/" + operation.Segment => SchemaUsage.UpsertBody,
        "POST" when operation.Path == "/" + operation.Segment => SchemaUsage.CreateBody,
        _ => SchemaUsage.ActionBody,
    };

    private static TypeUse List(TypeUse item) => new(TypeKind.List, $"IReadOnlyList<{item.Name}>", item);
}
