using System.Text.Json;

namespace Solvimon.Client.Json;

/// <summary>
/// What the reading of one answer may cost. Looked at whenever another 4 KB of JSON have been read, a thousand of the shortest values,
/// so that an answer of millions of empty objects ends when the call does, and not when it is read.
/// </summary>
internal abstract class ReadLimit
{
    private const int Stride = 4096;

    [ThreadStatic]
    private static ReadLimit? s_current;

    private long _allocatedBefore;

    public T Read<T>(ref Utf8JsonReader reader, ReadJson<T> read)
    {
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        s_current = this;
        try
        {
            return read(ref reader);
        }
        finally
        {
            s_current = null;
        }
    }

    /// <summary>The reader went from one position of the text to another.</summary>
    public static void Advanced(long from, long to)
    {
        if ((from ^ to) >= Stride)
        {
            s_current?.Look();
        }
    }

    /// <summary>Throws where the reading has to end.</summary>
    /// <param name="allocated">How many bytes of objects the answer has become so far.</param>
    protected abstract void Check(long allocated);

    private void Look() => Check(GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore);
}
