using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Http.Content;

/// <summary>An answer's body, read whole into one pooled buffer, so that a broken or slow one is a failed attempt and not a surprise later.</summary>
internal sealed class BufferedResponseContent : HttpContent
{
    private const int DefaultSize = 16 * 1024;

    private readonly PooledBuffer _buffer;

    private BufferedResponseContent(PooledBuffer buffer, bool isCut, ApiCall call)
    {
        _buffer = buffer;
        Call = call;
        IsCut = isCut;
    }

    /// <summary>The call that this answers.</summary>
    public ApiCall Call { get; }

    public ReadOnlySpan<byte> Span => _buffer.Span;

    /// <summary>Whether there was more than the limit.</summary>
    public bool IsCut { get; }

    public static BufferedResponseContent CopyOf(ReadOnlySpan<byte> body, ApiCall call)
    {
        var buffer = new PooledBuffer(Math.Max(body.Length, 1));
        body.CopyTo(buffer.GetSpan(body.Length));
        buffer.Advance(body.Length);
        return new BufferedResponseContent(buffer, isCut: false, call);
    }

    /// <summary>
    /// Replaces the content of the answer by its buffered bytes, at most <paramref name="limit"/> of them. Its headers are
    /// kept where a caller will see them.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] // awaited once, for each attempt: its state machine is used again
    public static async ValueTask BufferAsync(HttpResponseMessage response, int limit, ApiCall call, CancellationToken cancellationToken)
    {
        HttpContent source = response.Content;
        long? length = source.Headers.ContentLength;
        var buffer = new PooledBuffer((int)Math.Clamp(length + 1 ?? DefaultSize, 1, Math.Min(limit + 1L, int.MaxValue / 2)));
        bool isCut = false;
        try
        {
            Stream stream = await source.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (true)
                {
                    int read = await stream.ReadAsync(buffer.GetMemory(), cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                    {
                        break;
                    }

                    buffer.Advance(read);
                    if (buffer.Length > limit)
                    {
                        isCut = true;
                        break;
                    }
                }
            }
        }
        catch (Exception e)
        {
            buffer.Dispose();
            if (e is InvalidDataException or (InvalidOperationException and not ObjectDisposedException))
            {
                // What the decompressors throw is no IOException, and as much a broken body as any other.
                throw new IOException("The compressed body of the answer is damaged.", e);
            }

            throw;
        }

        var content = new BufferedResponseContent(buffer, isCut, call);
        if (call.IsAnswerHandedOver)
        {
            CopyHeaders(source, content);
        }

        response.Content = content;
        source.Dispose();
    }

    private static void CopyHeaders(HttpContent source, HttpContent content)
    {
        foreach ((string name, HeaderStringValues values) in source.Headers.NonValidated)
        {
            // The length of the buffer is the truth.
            if (!string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                content.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
            }
        }
    }

    // Refit has every answer buffered before its serializer reads it. This one is buffered already and is read through Span,
    // so that there is nothing to copy; a caller who gets the answer itself reads it as a stream.
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        Call.IsAnswerHandedOver ? stream.WriteAsync(_buffer.Memory).AsTask() : Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return Call.IsAnswerHandedOver;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _buffer.Dispose();

            // Who could not read the answer has said so before.
            Call.Progress.EndReading(failure: null);
        }

        base.Dispose(disposing);
    }
}
