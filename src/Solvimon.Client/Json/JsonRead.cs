using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Solvimon.Client.Json;

/// <summary>
/// What the generated readers share. Each method finds the reader on the first token of its value and leaves it on the last;
/// a JSON null is null. What cannot be read throws <see cref="JsonException"/>, whose message carries no value: the place is
/// found afterwards, by <see cref="JsonPath"/>.
/// </summary>
internal static class JsonRead
{
    public static void BeginObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(reader.TokenType, "an object");
        }
    }

    /// <summary>Moves to the next member's name; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>The member's name, unescaped. Moves on to the member's value.</summary>
    public static ReadOnlySpan<byte> MemberName(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        reader.Read();
        return name;
    }

    public static string? String(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw Unexpected(reader.TokenType, "a string"),
    };

    public static bool? Boolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw Unexpected(reader.TokenType, "true or false"),
    };

    public static int? Int32(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out int value) => value,
        JsonTokenType.Null => null,
        _ => throw Unexpected(reader.TokenType, "a whole number of 32 bits"),
    };

    public static long? Int64(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out long value) => value,
        JsonTokenType.Null => null,
        _ => throw Unexpected(reader.TokenType, "a whole number of 64 bits"),
    };

    /// <summary>A decimal number, as the API's string or as a JSON number, with its scale: <c>12.00</c> stays <c>12.00</c>.</summary>
    /// <exception cref="JsonException">The text is no number, or one that <see cref="decimal"/> cannot hold exactly.</exception>
    public static decimal? Decimal(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            throw Unexpected(reader.TokenType, "a decimal number");
        }

        ReadOnlySpan<byte> text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        return Utf8Parser.TryParse(text, out decimal value, out int consumed) && consumed == text.Length && IsExact(text, value)
            ? value
            : throw new JsonException("The text is not a decimal number that can be held exactly.");
    }

    /// <summary>A point in time in ISO 8601, with or without fractions of a second. One without an offset is in UTC.</summary>
    public static DateTimeOffset? DateTimeOffset(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            // Without an offset the framework would take this machine's time zone.
            if (reader.TryGetDateTime(out DateTime time) && time.Kind != DateTimeKind.Local)
            {
                return new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
            }

            if (reader.TryGetDateTimeOffset(out DateTimeOffset value))
            {
                return value;
            }
        }

        throw Unexpected(reader.TokenType, "a point in time in ISO 8601");
    }

    public static T? Object<T>(ref Utf8JsonReader reader, ReadJson<T> read)
        where T : class => reader.TokenType == JsonTokenType.Null ? null : read(ref reader);

    public static T? Value<T>(ref Utf8JsonReader reader, ReadJson<T> read)
        where T : struct => reader.TokenType == JsonTokenType.Null ? null : read(ref reader);

    public static IReadOnlyList<T>? List<T>(ref Utf8JsonReader reader, ReadJson<T> read)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected(reader.TokenType, "an array");
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            return [];
        }

        var items = new List<T>();
        do
        {
            items.Add(read(ref reader));
            reader.Read();
        }
        while (reader.TokenType != JsonTokenType.EndArray);

        return items;
    }

    public static IReadOnlyDictionary<string, T>? Map<T>(ref Utf8JsonReader reader, ReadJson<T> read)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        BeginObject(ref reader);
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        while (NextMember(ref reader))
        {
            string name = reader.GetString()!;
            reader.Read();
            items[name] = read(ref reader);
        }

        return items;
    }

    /// <summary>An item of an array of strings.</summary>
    public static string StringItem(ref Utf8JsonReader reader) => String(ref reader) ?? throw Unexpected(JsonTokenType.Null, "a string");

    public static JsonException Unexpected(JsonTokenType token, string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Expected {expected}, found {token}."));

    private static bool IsExact(ReadOnlySpan<byte> text, decimal value)
    {
        const int DigitsThatAlwaysFit = 28;
        return (text.Length <= DigitsThatAlwaysFit && text.IndexOfAny((byte)'e', (byte)'E') < 0) || IsExactSlow(text, value);
    }

    private static bool IsExactSlow(ReadOnlySpan<byte> text, decimal value)
    {
        (BigInteger digits, int scale) = Parse(text);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        int valueScale = (bits[3] >> 16) & 0xFF;
        BigInteger valueDigits = ((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0];
        if (value < 0)
        {
            valueDigits = -valueDigits;
        }

        int common = Math.Max(scale, valueScale);

        // An exponent this large is no amount of anything, and would take for ever to compare.
        return common - Math.Min(scale, valueScale) < 1000
            && digits * BigInteger.Pow(10, common - scale) == valueDigits * BigInteger.Pow(10, common - valueScale);
    }

    // The digits without the point, and how many of them stand behind it.
    private static (BigInteger Digits, int Scale) Parse(ReadOnlySpan<byte> text)
    {
        string number = Encoding.UTF8.GetString(text);
        int exponentAt = number.IndexOfAny(['e', 'E']);
        int exponent = exponentAt < 0 ? 0 : int.Parse(number.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture);
        string mantissa = exponentAt < 0 ? number : number[..exponentAt];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        return (BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), fraction - exponent);
    }
}
