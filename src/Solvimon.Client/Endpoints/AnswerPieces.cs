using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>An answer in memory, read piece by piece by what does not know of <see cref="ReadLimit"/>. Before each piece the limit is looked at.</summary>
internal sealed class AnswerPieces(ReadOnlyMemory<byte> json) : Stream
{
    private const int Size = ReadLimit.Stride;

    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => json.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, Size), json.Length - _position);
        json.Span.Slice(_position, count).CopyTo(buffer);
        ReadLimit.Advanced(_position, _position + count);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
