using System.Net;

namespace Solvimon.Client.Testing.Core;

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

/// <summary>How an answer goes out.</summary>
/// <param name="Kind">Whole, or cut or slowed down by a fault.</param>
/// <param name="Sent">For <see cref="DeliveryKind.Truncated"/>: the number of body bytes before the connection ends.</param>
/// <param name="Pause">For <see cref="DeliveryKind.Slow"/>: the wait before each chunk of the body.</param>
/// <param name="IsChunked">Whether the length of the body is withheld.</param>
internal sealed record Delivery(DeliveryKind Kind, int Sent = 0, TimeSpan Pause = default, bool IsChunked = false)
{
    /// <summary>A slow body goes out in this many pieces.</summary>
    public const int SlowChunks = 4;

    public static Delivery Whole { get; } = new(DeliveryKind.Whole);

    /// <summary>The connection ends before a single byte of the answer.</summary>
    public static Delivery Reset { get; } = new(DeliveryKind.Reset);
}

internal enum DeliveryKind
{
    Whole,
    Reset,
    Truncated,
    Slow,
}
