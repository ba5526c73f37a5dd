using Solvimon.Client.Testing.Core;

namespace Solvimon.Client.Testing.Doors;

/// <summary>Cuts a body into the pieces in which it goes out slowly.</summary>
internal static class SlowBody
{
    public static IEnumerable<ReadOnlyMemory<byte>> Chunks(ReadOnlyMemory<byte> body)
    {
        for (var i = 0; i < Delivery.SlowChunks; i++)
        {
            yield return body[(body.Length * i / Delivery.SlowChunks)..(body.Length * (i + 1) / Delivery.SlowChunks)];
        }
    }
}
