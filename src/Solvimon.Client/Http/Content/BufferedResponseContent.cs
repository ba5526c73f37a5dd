using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Http.Content;

/// <summary>An answer's body, read whole into one buffer, so that a broken or slow one is a failed attempt and not a surprise later.</summary>
internal sealed class BufferedResponseContent : HttpContent
{
    private readonly AnswerBuffer _buffer;
    private readonly HttpContent? _source;

    private BufferedResponseContent(AnswerBuffer buffer, HttpContent? source, bool isCut, ApiCall call)
    {
        _buffer = buffer;
        _source = source;
        Call = call;
        IsCut = isCut;
    }

    /// <summary>The call that this answers.</summary>
    public ApiCall Call { get; }

    public ReadOnlySpan<byte> Span => _buffer.Span;

    public ReadOnlyMemory<byte> Memory => _buffer.Memory;

    /// <summary>The charset that the answer names, if it names one that can be understood.</summary>
    public string? Charset => _source?.Headers.ContentType?.CharSet;

    /// <summary>Whether there was more than the limit.</summary>
    public bool IsCut { get; }

    public static BufferedResponseContent CopyOf(ReadOnlySpan<byte> body, ApiCall call)
    {
        AnswerBuffer buffer = new(Math.Max(body.Length, 1), body.Length);
        body.CopyTo(buffer.Free.Span);
        buffer.Advance(body.Length);
        return new BufferedResponseContent(buffer, source: null, isCut: false, call);
    }

    /// <summary>
    /// Replaces the content of the answer by its buffered bytes, at most <paramref name="limit"/> of them. Its headers are
    /// kept where a caller will see them.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] // awaited once, for each attempt: its state machine is used again
    public static async ValueTask BufferAsync(HttpResponseMessage response, int limit, ApiCall call, CancellationToken cancellationToken)
    {
        HttpContent source = response.Content;
        AnswerBuffer? buffer = null;
        bool isCut;
        try
        {
            // An answer to HEAD announces the length of what it leaves out.
            buffer = new AnswerBuffer(limit, source.Headers.ContentLength);
            Stream stream = await source.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                isCut = !await ReadAsync(stream, buffer, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OutOfMemoryException e)
        {
            buffer?.Dispose();
            call.Progress.End(AttemptFate.Ambiguous);
            throw new SolvimonSerializationException($"There was not enough memory for the answer to {call.Progress.Operation.Name}; MaxResponseBytes is {limit}.", e).About(call);
        }
        catch (Exception e)
        {
            buffer?.Dispose();
            if (e is not IOException and not HttpRequestException && WireFailure.IsBrokenBody(e))
            {
                throw new IOException("The compressed body of the answer is damaged.", e);
            }

            throw;
        }

        BufferedResponseContent content = new(buffer, source, isCut, call);
        if (call.IsAnswerHandedOver)
        {
            CopyHeaders(source, content, call);
        }

        response.Content = content;
        source.Dispose();
    }

    /// <summary>Reads to the end; false where there is more than the buffer takes.</summary>
    private static async Task<bool> ReadAsync(Stream stream, AnswerBuffer buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsFull)
        {
            int read = await stream.ReadAsync(buffer.Free, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return true;
            }

            buffer.Advance(read);
        }

        return await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0;
    }

    private static void CopyHeaders(HttpContent source, HttpContent content, ApiCall call)
    {
        foreach ((string name, HeaderStringValues values) in source.Headers.NonValidated)
        {
            // The length of the buffer is the truth, but for HEAD.
            if (call.Progress.Operation.Method == HttpMethod.Head || !string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase))
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
