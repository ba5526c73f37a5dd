using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Messages;

/// <summary>
/// A refusal in the API's words: status and error envelope. Thrown where the reason is found, answered in one place.
/// </summary>
#pragma warning disable CA1064 // Never leaves this assembly.
internal sealed class SandboxError(HttpStatusCode statusCode, string code, string message) : Exception(message)
#pragma warning restore CA1064
{
    public HttpStatusCode StatusCode { get; } = statusCode;

    public string Code { get; } = code;

    public string? Field { get; init; }

    public string? ResourceId { get; init; }

    public string? ResourceType { get; init; }

    public static SandboxError InvalidField(string field, string message) =>
        new(HttpStatusCode.BadRequest, "INVALID_FIELD", message) { Field = field };

    public static SandboxError MissingField(string field) =>
        new(HttpStatusCode.BadRequest, "MISSING_FIELD", "value required, but not set") { Field = field };

    public static SandboxError BadRequest(string message) =>
        new(HttpStatusCode.BadRequest, "BAD_REQUEST", message);

    /// <summary>The API has an answer, and the sandbox does not know it.</summary>
    public static SandboxError NotModeled(string message) =>
        new(HttpStatusCode.NotImplemented, "SANDBOX_NOT_MODELED", message);

    public static SandboxError NotFound(string resourceType, string id) =>
        new(HttpStatusCode.NotFound, "RESOURCE_NOT_FOUND", $"The requested {resourceType} could not be found")
        {
            ResourceId = id,
            ResourceType = resourceType,
        };

    public SandboxResponse ToResponse()
    {
        JsonObject envelope = new JsonObject
        {
            ["type"] = (int)StatusCode < 500 ? "INVALID_REQUEST" : "API_ERROR",
            ["code"] = Code,
        };
        AddIfSet(envelope, "field", Field);
        envelope["message"] = Message;
        AddIfSet(envelope, "resource_id", ResourceId);
        AddIfSet(envelope, "resource_type", ResourceType);
        return new SandboxResponse { StatusCode = StatusCode, Body = JsonText.Write(envelope) };
    }

    private static void AddIfSet(JsonObject envelope, string name, string? value)
    {
        if (value is not null)
        {
            envelope[name] = value;
        }
    }
}
