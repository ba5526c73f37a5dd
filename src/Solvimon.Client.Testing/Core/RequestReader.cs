using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Core;

/// <summary>Reads and checks the body of a request, and that its query has what it must.</summary>
internal sealed class RequestReader(ApiDescription api)
{
    private readonly SchemaValidator _validator = new(api);

    /// <summary>The body; an empty object when the operation takes none.</summary>
    /// <exception cref="SandboxError">415, or 400 with the reason.</exception>
    public JsonObject ReadBody(OperationDescription operation, SandboxRequest request, QueryString query)
    {
        if (operation.RequiredQuery.FirstOrDefault(name => query[name] is null) is { } missing)
        {
            throw SandboxError.MissingField(missing);
        }

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
