using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Pipeline;

/// <summary>Reads and checks the body of a request, and that its query has what it must.</summary>
// Assumption (requests): A query parameter that the documents do not know is left alone. POST, PUT and PATCH say that they are JSON, also with an empty body.
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

        // Most operations without a documented body are sent {}, some nothing at all.
        if (operation.Request is not { } type)
        {
            return request.Body.IsEmpty ? [] : Parse(request.Body);
        }

        JsonObject body = Parse(request.Body);
        _validator.Validate(body, type);
        return body;
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> body)
    {
        if (!JsonText.TryParse(body, out JsonNode? node))
        {
            throw SandboxError.BadRequest("The body is not valid JSON");
        }

        return node as JsonObject ?? throw SandboxError.BadRequest("The body must be a JSON object");
    }

    private static void RequireJson(SandboxRequest request)
    {
        bool isJson = MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out MediaTypeHeaderValue? type)
            && string.Equals(type.MediaType, SandboxResponse.Json, StringComparison.OrdinalIgnoreCase);
        if (!isJson)
        {
            throw new SandboxError(
                HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
        }
    }
}
