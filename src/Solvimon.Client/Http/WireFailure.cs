namespace Solvimon.Client.Http;

/// <summary>What the runtime throws about a connection or an answer.</summary>
internal static class WireFailure
{
    /// <summary>Whether the answer's body broke: what the decompressors throw is no <see cref="IOException"/>, and what bad trailers throw is none either.</summary>
    public static bool IsBrokenBody(Exception exception) =>
        exception is IOException or HttpRequestException or InvalidDataException or (InvalidOperationException and not ObjectDisposedException);

    /// <summary>
    /// The exception, or one in its place where the runtime quotes what the server sent: a status line, a header, the
    /// length of a chunk. That may hold anything, the request's own credential too.
    /// </summary>
    public static Exception WithoutWords(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse })
            {
                return new HttpRequestException(HttpRequestError.InvalidResponse, "The answer is no valid HTTP.");
            }
        }

        return exception;
    }
}
