using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Doors;

/// <summary>A response body that ends too early or comes slowly, as it would from a socket.</summary>
internal sealed class FaultyStream : Stream
{
    private readonly Delivery _delivery;
    private readonly TimeProvider _clock;
    private readonly Queue<ReadOnlyMemory<byte>> _chunks;
    private ReadOnlyMemory<byte> _current;

    public FaultyStream(ReadOnlyMemory<byte> body, Delivery delivery, TimeProvider clock)
    {
        _delivery = delivery;
        _clock = clock;
        _chunks = new Queue<ReadOnlyMemory<byte>>(
            delivery.Kind == DeliveryKind.Truncated ? [body[..delivery.Sent]] : Delivery.Chunks(body));
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_current.IsEmpty)
        {
            if (!_chunks.TryDequeue(out _current))
            {
                return End();
            }

            if (_delivery.Kind == DeliveryKind.Slow)
            {
                await Task.Delay(_delivery.Pause, _clock, cancellationToken).ConfigureAwait(false);
            }
        }

        int count = Math.Min(_current.Length, buffer.Length);
        _current[..count].CopyTo(buffer);
        _current = _current[count..];
        return count;
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

    private int End() => _delivery.Kind == DeliveryKind.Truncated
        ? throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.")
        : 0;
}
