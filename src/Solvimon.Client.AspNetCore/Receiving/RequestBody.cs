using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.AspNetCore.Receiving;

/// <summary>A body as it arrived, or why it is refused.</summary>
/// <param name="Bytes">The body; empty when it is refused.</param>
/// <param name="Refusal">The status that refuses it; null when it is there.</param>
internal readonly record struct RequestBody(byte[] Bytes, int? Refusal = null)
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Reads a body up to a limit. Memory grows with what has arrived, not with what was announced. Throws nothing: anybody can send a bad one.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken aborted)
    {
        if (request.ContentLength > maxBytes)
        {
            return TooLarge;
        }

        using MemoryStream body = new();
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(chunk, aborted).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > maxBytes)
                {
                    return TooLarge;
                }

                body.Write(chunk, 0, read);
            }

            return new RequestBody(body.ToArray());
        }
        catch (BadHttpRequestException e)
        {
            // Not sent as HTTP asks for: a bad chunk size, too slow, too large for the server.
            return new RequestBody([], e.StatusCode);
        }
#pragma warning disable CA1031 // The sender hung up, or a decompressor in front of the endpoint found damage; each has exceptions of its own.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new RequestBody([], StatusCodes.Status400BadRequest);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static RequestBody TooLarge => new([], StatusCodes.Status413PayloadTooLarge);
}
