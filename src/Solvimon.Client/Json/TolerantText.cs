using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Solvimon.Client.Json;

/// <summary>
/// The text of JSON strings. Half a surrogate pair, or bytes that are no UTF-8, become U+FFFD: one customer's broken name must not
/// make a whole page unreadable. System.Text.Json throws for both.
/// </summary>
internal static class TolerantText
{
    /// <summary>Stands for what was no text.</summary>
    public const char Replacement = '\uFFFD';

    private const int ShortText = 256;

    // What a JsonElement keeps of each token, 12 bytes, and what is thrown away while that grows: measured, at its worst.
    private const int ElementBytesPerToken = 60;

    /// <summary>The text of the string or name that the reader stands on.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> raw = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(raw);
        }

        if (raw.Length <= ShortText)
        {
            return Unescape(raw, stackalloc char[ShortText]);
        }

        char[] buffer = ArrayPool<char>.Shared.Rent(raw.Length);
        string text = Unescape(raw, buffer);
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    /// <summary>The value that the reader stands on, whatever it is.</summary>
    public static JsonElement Element(ref Utf8JsonReader reader)
    {
        Utf8JsonReader ahead = reader;
        bool isWhole = IsWhole(ref ahead, out long tokens);

        // It is made in one go: the last moment to find it too large is before.
        ReadLimit.Expect((tokens * ElementBytesPerToken) + (ahead.BytesConsumed - reader.TokenStartIndex));
        if (isWhole)
        {
            return JsonElement.ParseValue(ref reader);
        }

        ArrayBufferWriter<byte> repaired = new();
        using (Utf8JsonWriter writer = new(repaired))
        {
            Copy(ref reader, writer);
        }

        Utf8JsonReader copy = new(repaired.WrittenSpan);
        return JsonElement.ParseValue(ref copy);
    }

    private static bool IsWhole(ref Utf8JsonReader reader, out long tokens)
    {
        bool isWhole = true;
        int depth = reader.CurrentDepth;
        tokens = 0;
        do
        {
            tokens++;
            isWhole = isWhole && (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || IsWholeText(ref reader));
        }
        while (!IsLast(ref reader, depth) && reader.Advance());

        return isWhole;
    }

    private static bool IsWholeText(ref Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped
            ? !Of(ref reader).Contains(Replacement, StringComparison.Ordinal)
            : Utf8.IsValid(reader.ValueSpan);

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        int depth = reader.CurrentDepth;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(Of(ref reader));
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(Of(ref reader));
                    break;
                default:
                    writer.WriteRawValue(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }
        while (!IsLast(ref reader, depth) && reader.Advance());
    }

    private static bool IsLast(ref Utf8JsonReader reader, int depth) =>
        reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);

    // No escape is shorter than what it stands for, and the reader has checked them all.
    private static string Unescape(ReadOnlySpan<byte> raw, Span<char> buffer)
    {
        Span<char> text = buffer[..Encoding.UTF8.GetChars(raw, buffer)];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character == '\\')
            {
                character = text[++i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => (char)ushort.Parse(text.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                    char itself => itself,
                };
                i += text[i] == 'u' ? 4 : 0;
            }

            text[length++] = character;
        }

        text = text[..length];
        Repair(text);
        return new string(text);
    }

    private static void Repair(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else
            {
                text[i] = Replacement;
            }
        }
    }
}
