using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.AspNetCore.Receiving;

/// <summary>A body as it arrived, or why there is none.</summary>
/// <param name="Bytes">The body; empty when there is none.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Status">What a body that is refused is answered with.</param>
internal readonly record struct RequestBody(byte[] Bytes, RequestBodyFailure Failure = RequestBodyFailure.None, int Status = StatusCodes.Status200OK)
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Reads a body up to a limit. Memory grows with what has arrived, not with what was announced. Throws nothing: anybody can send a bad one.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken aborted)
    {
        if (request.ContentLength > maxBytes)
        {
            return TooLarge;
        }

        using var body = new MemoryStream();
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
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : new RequestBody([], RequestBodyFailure.Malformed, e.StatusCode);
        }
        catch (Exception e) when (aborted.IsCancellationRequested || e is IOException or OperationCanceledException)
        {
            return new RequestBody([], RequestBodyFailure.Abandoned, StatusCodes.Status400BadRequest);
        }
#pragma warning disable CA1031 // What a decompressor in front of the endpoint throws depends on the encoding.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new RequestBody([], RequestBodyFailure.Malformed, StatusCodes.Status400BadRequest);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static RequestBody TooLarge => new([], RequestBodyFailure.TooLarge, StatusCodes.Status413PayloadTooLarge);
}

/// <summary>Why there is no body.</summary>
internal enum RequestBodyFailure
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>It is larger than the limit.</summary>
    TooLarge,

    /// <summary>It is not sent as HTTP asks for (a bad chunk size, too slow), or cannot be decompressed.</summary>
    Malformed,

    /// <summary>The sender hung up.</summary>
    Abandoned,
}
