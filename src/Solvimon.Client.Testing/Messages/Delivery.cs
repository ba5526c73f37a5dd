namespace Solvimon.Client.Testing.Messages;

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

    /// <summary>There is no connection at all.</summary>
    public static Delivery Refused { get; } = new(DeliveryKind.Refused);

    /// <summary>The pieces of a slow body.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Chunks(ReadOnlyMemory<byte> body)
    {
        for (int i = 0; i < SlowChunks; i++)
        {
            yield return body[(body.Length * i / SlowChunks)..(body.Length * (i + 1) / SlowChunks)];
        }
    }
}

internal enum DeliveryKind
{
    Whole,
    Reset,
    Refused,
    Truncated,
    Slow,
}
