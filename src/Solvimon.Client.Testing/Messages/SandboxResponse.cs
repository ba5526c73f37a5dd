using System.Net;

namespace Solvimon.Client.Testing.Messages;

/// <summary>An answer, and the way in which a door must deliver it.</summary>
internal sealed record SandboxResponse
{
    public const string Json = "application/json";

    public required HttpStatusCode StatusCode { get; init; }

    public string ContentType { get; init; } = Json;

    public ReadOnlyMemory<byte> Body { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public Delivery Delivery { get; init; } = Delivery.Whole;

    public SandboxResponse WithHeader(string name, string value) =>
        this with { Headers = [.. Headers, KeyValuePair.Create(name, value)] };
}
