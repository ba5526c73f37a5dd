using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Messages;

/// <summary>A request that found its operation, with its body read and checked.</summary>
internal sealed record SandboxCall(
    OperationDescription Operation,
    IReadOnlyDictionary<string, string> Parameters,
    SandboxRequest Request,
    QueryString Query,
    JsonObject Body)
{
    public ResourceDescription Resource => Operation.Resource;

    /// <summary>The operation's documented success with this JSON.</summary>
    public SandboxResponse Success(byte[] body) => new() { StatusCode = Operation.SuccessStatus, Body = body };

    /// <inheritdoc cref="Success(byte[])"/>
    public SandboxResponse Success(JsonNode body) => Success(JsonText.Write(body));

    public static SandboxResponse PlainText(HttpStatusCode statusCode, string text) => new()
    {
        StatusCode = statusCode,
        ContentType = "text/plain",
        Body = System.Text.Encoding.UTF8.GetBytes(text),
    };
}
