using System.Text.Json;

namespace Solvimon.Client.Json;

/// <summary>
/// What the reading of one answer may cost. Looked at whenever another 4 KB of JSON have been read, a thousand of the shortest values,
/// so that an answer of millions of empty objects ends when the call does, and not when it is read.
/// </summary>
internal abstract class ReadLimit
{
    public const int Stride = 4096;

    [ThreadStatic]
    private static ReadLimit? s_current;

    private long _allocatedBefore;

    public T Read<T>(ref Utf8JsonReader reader, ReadJson<T> read)
    {
        Begin();
        try
        {
            return read(ref reader);
        }
        finally
        {
            s_current = null;
        }
    }

    public T Run<T>(Func<T> read)
    {
        Begin();
        try
        {
            return read();
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

    /// <summary>The next step is going to take so many bytes at once.</summary>
    public static void Expect(long bytes)
    {
        if (bytes >= Stride)
        {
            s_current?.Look(bytes);
        }
    }

    /// <summary>Throws where the reading has to end.</summary>
    /// <param name="allocated">How many bytes of objects the answer has become so far.</param>
    protected abstract void Check(long allocated);

    private void Begin()
    {
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        s_current = this;
    }

    private void Look(long expected = 0) => Check(GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore + expected);
}
