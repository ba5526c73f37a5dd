using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Solvimon.Client.Json;

/// <summary>
/// What the generated readers are made of. Each method is called with the reader on a value's first token and leaves it on
/// the last one; <see langword="null"/> is read as such by all of them.
/// </summary>
internal static class JsonRead
{
    // Most lists in an answer are short: those need no buffer from the pool.
    private const int ShortList = 8;

    public static void StartObject(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, "an object");
        }
    }

    /// <summary>Advances to the next member's value; false at the end of the object. The name is unescaped.</summary>
    public static bool NextMember(this ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        Advance(ref reader);
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            return false;
        }

        name = reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(TolerantText.Of(ref reader)) : reader.ValueSpan;
        Advance(ref reader);
        return true;
    }

    /// <summary>Reads the next token, within what the reading of the answer may cost.</summary>
    public static bool Advance(this ref Utf8JsonReader reader)
    {
        long from = reader.BytesConsumed;
        bool any = reader.Read();
        ReadLimit.Advanced(from, reader.BytesConsumed);
        return any;
    }

    public static bool IsNull(this ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    public static string? Text(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => TolerantText.Of(ref reader),
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, "a string"),
    };

    /// <summary>The bytes of a text that is compared with known values; empty for one that needs to be unescaped first.</summary>
    public static ReadOnlySpan<byte> WireText(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Unexpected(ref reader, "a string");
        }

        return reader.ValueIsEscaped || reader.HasValueSequence ? default : reader.ValueSpan;
    }

    public static bool? Boolean(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, "true or false"),
    };

    public static int? Int32(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) ? value : throw Unexpected(ref reader, "an integer of 32 bits");
    }

    public static long? Int64(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value) ? value : throw Unexpected(ref reader, "an integer of 64 bits");
    }

    /// <summary>A number, in a string as the API writes it or bare, with its scale: <c>12.00</c> stays <c>12.00</c>.</summary>
    public static decimal? Decimal(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        bool isNumber;
        decimal value;
        if (reader.ValueIsEscaped || reader.HasValueSequence)
        {
            Span<byte> text = stackalloc byte[ExactDecimal.MaxLength];
            isNumber = ExactDecimal.TryParse(text[..CopyValue(ref reader, text)], out value);
        }
        else
        {
            isNumber = ExactDecimal.TryParse(reader.ValueSpan, out value);
        }

        return isNumber && (reader.TokenType is JsonTokenType.String or JsonTokenType.Number) ? value : throw Unexpected(ref reader, "a number that a decimal holds exactly");
    }

    /// <summary>An instant in ISO 8601. Without an offset it is UTC, wherever the program runs.</summary>
    public static DateTimeOffset? Instant(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        bool isInstant;
        DateTimeOffset value;
        if (reader.ValueIsEscaped || reader.HasValueSequence)
        {
            Span<byte> text = stackalloc byte[IsoInstant.MaxLength];
            isInstant = IsoInstant.TryParse(text[..CopyValue(ref reader, text)], out value);
        }
        else
        {
            isInstant = IsoInstant.TryParse(reader.ValueSpan, out value);
        }

        return isInstant && reader.TokenType == JsonTokenType.String ? value : throw Unexpected(ref reader, "a date and time in ISO 8601");
    }

    public static IReadOnlyList<string>? Texts(this ref Utf8JsonReader reader) => reader.List(static (ref Utf8JsonReader item) => item.Text()!);

    public static IReadOnlyDictionary<string, string>? Map(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        reader.StartObject();
        Dictionary<string, string> map = new(StringComparer.Ordinal);
        while (reader.Advance() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = TolerantText.Of(ref reader);
            reader.Read();
            map[name] = reader.Text()!;
        }

        return map;
    }

    /// <summary>A list. A <see langword="null"/> in it is left out: one of a hundred must not cost the others.</summary>
    public static IReadOnlyList<T>? List<T>(this ref Utf8JsonReader reader, ReadJson<T> readItem) => reader.List(readItem, out _);

    /// <summary>The same, saying how many items the JSON has, with those that are left out.</summary>
    public static IReadOnlyList<T>? List<T>(this ref Utf8JsonReader reader, ReadJson<T> readItem, out int received)
    {
        received = 0;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected(ref reader, "an array");
        }

        Scratch<T> first = default(Scratch<T>);
        int count = 0;
        while (reader.Advance() && reader.TokenType != JsonTokenType.EndArray)
        {
            received++;
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (count == ShortList)
            {
                return LongList(ref reader, readItem, first, ref received);
            }

            first[count++] = readItem(ref reader);
        }

        return count == 0 ? [] : first[..count].ToArray();
    }

    /// <summary>The error of a value that is not what the member holds. Where it stands is worked out by <see cref="JsonPath"/>, only when it is needed.</summary>
    public static JsonException Unexpected(ref Utf8JsonReader reader, string expected) => new($"A JSON value is {Describe(reader.TokenType)}, and not {expected}.");

    // An exact array in the end: a list that has grown would keep up to twice the memory.
    private static T[] LongList<T>(ref Utf8JsonReader reader, ReadJson<T> readItem, Scratch<T> first, ref int received)
    {
        T[] items = ArrayPool<T>.Shared.Rent(ShortList * 8);
        try
        {
            first[..].CopyTo(items);
            int count = ShortList;
            received--;
            do
            {
                received++;
                if (reader.TokenType == JsonTokenType.Null)
                {
                    continue;
                }

                if (count == items.Length)
                {
                    T[] larger = ArrayPool<T>.Shared.Rent(count * 2);
                    items.AsSpan().CopyTo(larger);
                    ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
                    items = larger;
                }

                items[count++] = readItem(ref reader);
            }
            while (reader.Advance() && reader.TokenType != JsonTokenType.EndArray);

            return items.AsSpan(0, count).ToArray();
        }
        finally
        {
            ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    // Copies a short value; one that does not fit is left empty, which no parser accepts.
    private static int CopyValue(ref Utf8JsonReader reader, scoped Span<byte> destination)
    {
        long length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > destination.Length)
        {
            return 0;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.CopyString(destination);
        }

        reader.ValueSequence.CopyTo(destination);
        return (int)length;
    }

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "missing",
    };

    [InlineArray(ShortList)]
    private struct Scratch<T>
    {
        private T _item;
    }
}
