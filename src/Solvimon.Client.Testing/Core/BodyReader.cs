using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Core;

/// <summary>Reads and checks the body of a request.</summary>
internal sealed class BodyReader(ApiDescription api)
{
    private readonly SchemaValidator _validator = new(api);

    /// <summary>The body; an empty object when the operation takes none.</summary>
    /// <exception cref="SandboxError">415, or 400 with the reason.</exception>
    public JsonObject Read(OperationDescription operation, SandboxRequest request)
    {
        if (request.Method is "POST" or "PUT" or "PATCH")
        {
            RequireJson(request);
        }

        if (operation.Request is not { } type)
        {
            return [];
        }

        var body = JsonText.ParseObject(request.Body);
        _validator.Validate(body, type);
        return body;
    }

    private static void RequireJson(SandboxRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type)
            && string.Equals(type.MediaType, SandboxResponse.Json, StringComparison.OrdinalIgnoreCase);
        if (!isJson)
        {
            throw new SandboxError(
                HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
        }
    }
}
