using System.Text;

namespace Solvimon.Client.Json;

/// <summary>The known values of a long enumeration whose values are all of one length: sorted, found by bisection, each made into a string once.</summary>
internal sealed class WireTable(int width, string sortedValues)
{
    private readonly string?[] _strings = new string?[sortedValues.Length / width];

    /// <summary>The string of a value that the table is known to hold.</summary>
    public string this[ReadOnlySpan<byte> text] => Find(text) ?? Encoding.ASCII.GetString(text);

    public string? Find(ReadOnlySpan<byte> text)
    {
        if (text.Length != width)
        {
            return null;
        }

        int low = 0;
        int high = _strings.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Compare(text, middle);
            if (order == 0)
            {
                // Two threads may both make the string: either is as good, and one of them stays.
                return _strings[middle] ?? Interlocked.CompareExchange(ref _strings[middle], sortedValues.Substring(middle * width, width), null) ?? _strings[middle];
            }

            if (order < 0)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return null;
    }

    private int Compare(ReadOnlySpan<byte> text, int index)
    {
        ReadOnlySpan<char> value = sortedValues.AsSpan(index * width, width);
        for (int i = 0; i < text.Length && i < value.Length; i++)
        {
            int difference = text[i] - value[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return 0;
    }
}
