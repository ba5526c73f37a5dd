using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Json;

/// <summary>What the generated writers share: one member each, null written as null.</summary>
internal static class JsonWrite
{
    private const int LongestDecimal = 40;
    private const int LongestTime = 32;

    public static byte[] ToUtf8(SolvimonObject value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            value.WriteTo(writer);
        }

        return stream.ToArray();
    }

    public static void String(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value) => writer.WriteString(name, value);

    public static void Boolean(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void Integer(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>A decimal number as the API's string, with its scale.</summary>
    public static void Decimal(Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } known)
        {
            Span<byte> text = stackalloc byte[LongestDecimal];
            Utf8Formatter.TryFormat(known, text, out int length);
            writer.WriteString(name, text[..length]);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>A point in time in whole seconds, as the API asks for.</summary>
    public static void DateTimeOffset(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } known)
        {
            Span<char> text = stackalloc char[LongestTime];
            known.TryFormat(text, out int length, known.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            writer.WriteString(name, text[..length]);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void Value<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, IWireValue => writer.WriteString(name, value?.Value);

    public static void Object(Utf8JsonWriter writer, ReadOnlySpan<byte> name, SolvimonObject? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    public static void List<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T>? values, Action<Utf8JsonWriter, T> writeItem)
    {
        if (values is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        for (int i = 0; i < values.Count; i++)
        {
            writeItem(writer, values[i]);
        }

        writer.WriteEndArray();
    }

    public static void Map<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values, Action<Utf8JsonWriter, T> writeItem)
    {
        if (values is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        foreach ((string key, T value) in values)
        {
            writer.WritePropertyName(key);
            writeItem(writer, value);
        }

        writer.WriteEndObject();
    }

    public static void StringItem(Utf8JsonWriter writer, string item) => writer.WriteStringValue(item);

    public static void ValueItem<T>(Utf8JsonWriter writer, T item)
        where T : struct, IWireValue => writer.WriteStringValue(item.Value);

    public static void ObjectItem(Utf8JsonWriter writer, SolvimonObject item) => item.WriteTo(writer);
}
