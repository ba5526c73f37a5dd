using System.IO.Compression;

namespace Solvimon.Client.TestSupport;

/// <summary>Bodies as a server compresses them.</summary>
public static class Compressed
{
    /// <param name="encoding"><c>gzip</c>, <c>br</c> or <c>deflate</c>.</param>
    /// <param name="body">What is compressed.</param>
    public static byte[] With(string encoding, ReadOnlySpan<byte> body)
    {
        using MemoryStream compressed = new();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Fastest),
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest),
            _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
        })
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }
}
