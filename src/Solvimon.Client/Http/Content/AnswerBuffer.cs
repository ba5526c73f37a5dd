using System.Buffers;

namespace Solvimon.Client.Http.Content;

/// <summary>
/// Takes an answer of at most so many bytes, and grows with what arrives: the length that a server announces
/// is believed up to a megabyte. All arrays of one answer together are at most 1.5 times the limit, also while none of them
/// has been collected yet.
/// </summary>
internal sealed class AnswerBuffer : IDisposable
{
    private const int FirstSize = 16 * 1024;

    // What is larger is left to the collector: the pool would round it up to a power of two, and keep it.
    private const int LargestPooled = 1024 * 1024;

    private const int Growth = 4;

    private readonly int _limit;
    private readonly long _announced;
    private byte[] _array;
    private int _length;

    public AnswerBuffer(int limit, long? announced)
    {
        _limit = Math.Min(limit, Array.MaxLength);

        // One more than announced: the end is seen without another array.
        _announced = announced + 1 ?? long.MaxValue;
        _array = Allocate((int)Math.Min(_limit, _announced <= LargestPooled ? _announced : FirstSize));
    }

    public int Length => _length;

    /// <summary>Whether as much as the limit has come.</summary>
    public bool IsFull => _length >= _limit;

    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, _length);

    public ReadOnlySpan<byte> Span => _array.AsSpan(0, _length);

    /// <summary>Where the next bytes go; empty when the buffer is full.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_length == _array.Length && !IsFull)
            {
                Grow();
            }

            return _array.AsMemory(_length, Math.Min(_array.Length, _limit) - _length);
        }
    }

    public void Advance(int count) => _length += count;

    public void Dispose()
    {
        byte[] array = Interlocked.Exchange(ref _array, []);
        _length = 0;
        Release(array);
    }

    private void Grow()
    {
        // The last array but one is at most a quarter of the last one, and so on down.
        long size = (long)_array.Length * Growth;
        size = size > _limit / Growth ? _limit : size;
        byte[] larger = Allocate((int)(_announced > _length ? Math.Min(size, _announced) : size));
        Span.CopyTo(larger);
        Release(_array);
        _array = larger;
    }

    private static byte[] Allocate(int size) =>
        size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(Math.Max(size, 1)) : GC.AllocateUninitializedArray<byte>(size);

    private static void Release(byte[] array)
    {
        if (array.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
