using Solvimon.Client.Calls;

namespace Solvimon.Client.Http.Content;

/// <summary>
/// The body of a streamed answer, as the caller reads it: a read that stalls ends, and what goes wrong is an exception of the
/// SDK. Disposing of it gives the connection back.
/// </summary>
internal sealed class AnswerStream(Stream inner, ApiCall call, SolvimonClientOptions options) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="SolvimonTimeoutException">Nothing came for longer than <see cref="SolvimonClientOptions.AttemptTimeout"/>.</exception>
    /// <exception cref="SolvimonConnectionException">The answer ended too early.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var timer = new CancellationTokenSource(options.AttemptTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await inner.ReadAsync(buffer, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SolvimonTimeoutException($"The answer to {call.Progress.Operation.Name} stalled for longer than AttemptTimeout.", e).About(call);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or (InvalidOperationException and not ObjectDisposedException))
        {
            // What the decompressors throw is no IOException, and as much a broken body as any other.

            throw new SolvimonConnectionException($"The answer to {call.Progress.Operation.Name} ended too early.", e).About(call);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
