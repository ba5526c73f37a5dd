using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Solvimon.Client.Codegen.Decisions;
using YamlDotNet.Serialization;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>One of the OpenAPI documents.</summary>
internal sealed class ApiDocument
{
    private ApiDocument(string name, OpenApiDocument content, PathNames paths)
    {
        Name = name;
        Version = content.Info.Version ?? "";
        Schemas = content.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        Operations =
        [
            .. from path in content.Paths
               from operation in path.Value.Operations ?? []
               select new ApiOperation(this, operation.Key.Method, paths.Route(path.Key), paths.Parameters(path.Key), operation.Value),
        ];
    }

    /// <summary>The document's short name, such as configuration, event, identity and transaction.</summary>
    public string Name { get; }

    /// <summary>The version that the document gives itself.</summary>
    public string Version { get; }

    /// <summary>All operations, in the order of the document.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    public IDictionary<string, IOpenApiSchema> Schemas { get; }

    /// <summary>The schema that a reference names.</summary>
    public IOpenApiSchema Schema(string name) =>
        Schemas.TryGetValue(name, out IOpenApiSchema? schema) ? schema : throw new CodegenException($"The {Name} document has no schema '{name}'.");

    /// <summary>Reads a YAML document. It goes through JSON, because Microsoft.OpenApi itself reads JSON only.</summary>
    /// <param name="name">Its short name.</param>
    /// <param name="file">The file.</param>
    /// <param name="additions">What the API serves beside it, in the same shape.</param>
    /// <param name="paths">How paths are written in the SDK.</param>
    public static ApiDocument Load(string name, string file, IEnumerable<object> additions, PathNames paths)
    {
        Dictionary<object, object> yaml = Yaml.ReadTree(file);
        foreach (object addition in additions)
        {
            Supplement.Add(addition, yaml);
        }

        string json = new SerializerBuilder().JsonCompatible().Build().Serialize(yaml);
        ReadResult result = OpenApiDocument.Parse(json, OpenApiConstants.Json);
        if (result.Diagnostic is { Errors.Count: > 0 } diagnostic)
        {
            throw new CodegenException($"{file} cannot be read:", diagnostic.Errors.Select(error => $"{error.Pointer}: {error.Message}"));
        }

        return new ApiDocument(name, result.Document ?? throw new CodegenException($"{file} holds no OpenAPI document."), paths);
    }
}
