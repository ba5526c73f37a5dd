using Microsoft.OpenApi;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>One operation of a document.</summary>
/// <param name="Document">The document that declares it: requests that several documents declare differ in what they require.</param>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Route">The path as the SDK writes it: <c>/v1/customers/{idOrReference}</c>.</param>
/// <param name="Path">The parts of the path that vary.</param>
/// <param name="Content">What the document says about it.</param>
internal sealed record ApiOperation(ApiDocument Document, string Method, string Route, IReadOnlyList<PathParameter> Path, OpenApiOperation Content)
{
    /// <summary>Method and path: how <c>Config</c> and <c>Docs</c> name an operation.</summary>
    public string Key => $"{Method} {Route}";

    /// <summary>The segment that names the resource: <c>pricing-plan-versions</c>.</summary>
    public string Segment => Route.Split('/', StringSplitOptions.RemoveEmptyEntries)[1];

    /// <summary>The schema of the JSON body, or null where the operation takes none.</summary>
    public IOpenApiSchema? BodySchema => Content.RequestBody?.Content is { } content && content.TryGetValue("application/json", out IOpenApiMediaType? media) ? media.Schema : null;

    /// <summary>The schema of the successful answer, or null where there is none or it is no JSON.</summary>
    public IOpenApiSchema? AnswerSchema => SuccessContent is { } content && content.TryGetValue("application/json", out IOpenApiMediaType? media) ? media.Schema : null;

    /// <summary>Whether the successful answer is a file.</summary>
    public bool AnswersFile => SuccessContent?.ContainsKey("application/octet-stream") == true;

    private IDictionary<string, IOpenApiMediaType>? SuccessContent =>
        Content.Responses?.Where(response => response.Key.StartsWith('2')).Select(response => response.Value.Content).FirstOrDefault();
}
