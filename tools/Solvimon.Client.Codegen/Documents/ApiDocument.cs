using System.Text;
using Microsoft.OpenApi;
using YamlDotNet.Serialization;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>One of the OpenAPI documents.</summary>
internal sealed class ApiDocument
{
    private ApiDocument(string name, OpenApiDocument content)
    {
        Name = name;
        Content = content;
        Operations =
        [
            .. from path in content.Paths
               from operation in path.Value.Operations ?? []
               select new ApiOperation(this, operation.Key.Method, WithoutVersion(path.Key), operation.Value),
        ];
    }

    /// <summary>The document's short name: configuration, event, identity or transaction.</summary>
    public string Name { get; }

    public OpenApiDocument Content { get; }

    /// <summary>All operations, in the order of the document.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    public IDictionary<string, IOpenApiSchema> Schemas => Content.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();

    /// <summary>Reads a YAML document. It goes through JSON, because Microsoft.OpenApi itself reads JSON only.</summary>
    public static ApiDocument Load(string name, string file, Supplement supplement)
    {
        object? yaml;
        using (var reader = new StreamReader(file, Encoding.UTF8))
        {
            yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(reader);
        }

        supplement.AddTo(name, yaml);

        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(yaml);
        var result = OpenApiDocument.Parse(json, OpenApiConstants.Json);
        if (result.Diagnostic is { Errors.Count: > 0 } diagnostic)
        {
            throw new CodegenException($"{file} cannot be read:", diagnostic.Errors.Select(error => $"{error.Pointer}: {error.Message}"));
        }

        return new ApiDocument(name, result.Document ?? throw new CodegenException($"{file} holds no OpenAPI document."));
    }

    private static string WithoutVersion(string path) => path.Replace("/v{version}", "", StringComparison.Ordinal);
}
