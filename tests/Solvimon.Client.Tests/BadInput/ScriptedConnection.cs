namespace Solvimon.Client.Tests.BadInput;

/// <summary>A connection whose other side answers with these bytes, in pieces of random lengths, whatever it is sent; then it ends, or says nothing any more.</summary>
internal sealed class ScriptedConnection(byte[] answer, Random random, bool stalls) : Stream
{
    // HTTP ends a read by disposing of the connection, not by a token.
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == answer.Length && stalls)
        {
            await _closed.Task.WaitAsync(cancellationToken);
            throw new IOException("The connection was closed on this side.");
        }

        int count = Math.Min(Math.Min(buffer.Length, answer.Length - _position), random.Next(1, 4096));
        answer.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _closed.TrySetResult();
        base.Dispose(disposing);
    }
}
