using System.Buffers;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Http.Content;

/// <summary>
/// A JSON body, written once into a pooled buffer and sent with its length; a retry sends the same bytes. The buffer goes
/// back to the pool only when the content is disposed of and no copy to a connection is under way any more: a canceled
/// send may still be reading from it.
/// </summary>
internal sealed class JsonRequestContent : HttpContent
{
    // Escaping for HTML pages would only make bodies longer.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // What a writer that rests holds on to instead of a body: a stream would cost it a buffer.
    private static readonly ArrayBufferWriter<byte> Nowhere = new();

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    private readonly PooledBuffer _buffer;
    private int _users = 1;

    private JsonRequestContent(PooledBuffer buffer)
    {
        _buffer = buffer;
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    public ReadOnlyMemory<byte> Body => _buffer.Memory;

    public static JsonRequestContent From(SolvimonObject body)
    {
        PooledBuffer buffer = new(1024);
        Utf8JsonWriter writer = s_writer ?? new Utf8JsonWriter(buffer, WriterOptions);

        // A converter that re-enters gets a writer of its own; one that throws leaves none behind.
        s_writer = null;
        writer.Reset(buffer);
        try
        {
            body.WriteTo(writer);
            writer.Flush();
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        writer.Reset(Nowhere);
        s_writer = writer;
        return new JsonRequestContent(buffer);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => await SerializeToStreamAsync(stream, context, CancellationToken.None).ConfigureAwait(false);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        AddUser();
        try
        {
            await stream.WriteAsync(_buffer.Memory, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            RemoveUser();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            RemoveUser();
        }

        base.Dispose(disposing);
    }

    private int _disposed;

    private void AddUser()
    {
        // Once the last user has left, the bytes belong to somebody else.
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            ObjectDisposedException.ThrowIf(users == 0, this);
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    private void RemoveUser()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _buffer.Dispose();
        }
    }
}
