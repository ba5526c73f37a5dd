using System.Globalization;
using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Json;

/// <summary>
/// What the generated writers are made of. A member without a value is left out, unless it was assigned:
/// then it is written as <see langword="null"/>.
/// </summary>
internal static class JsonWrite
{
    // The longest decimal: sign, 29 digits, point.
    private const int MaxDecimal = 31;

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value, bool isAssigned = false)
    {
        if (value is not null)
        {
            writer.WriteString(name, UnicodeText.Check(value, name));
        }
        else
        {
            WriteNull(writer, name, isAssigned);
        }
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value, bool isAssigned = false)
    {
        if (value is { } boolean)
        {
            writer.WriteBoolean(name, boolean);
        }
        else
        {
            WriteNull(writer, name, isAssigned);
        }
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, int? value, bool isAssigned = false) =>
        writer.WriteMember(name, (long?)value, isAssigned);

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value, bool isAssigned = false)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            WriteNull(writer, name, isAssigned);
        }
    }

    /// <summary>Decimals are strings on the wire, with the scale that they have.</summary>
    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value, bool isAssigned = false)
    {
        if (value is { } number)
        {
            Span<byte> text = stackalloc byte[MaxDecimal];
            number.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
            writer.WriteString(name, text[..length]);
        }
        else
        {
            WriteNull(writer, name, isAssigned);
        }
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value, bool isAssigned = false)
    {
        if (value is { } instant)
        {
            Span<byte> text = stackalloc byte[IsoInstant.MaxWritten];
            writer.WritePropertyName(name);

            // The text holds nothing to escape; the encoder would write "+" as \u002B, which is as valid and less readable.
            text = text[..IsoInstant.Format(instant, text)];
            Span<byte> quoted = stackalloc byte[IsoInstant.MaxWritten + 2];
            quoted[0] = (byte)'"';
            text.CopyTo(quoted[1..]);
            quoted[text.Length + 1] = (byte)'"';
            writer.WriteRawValue(quoted[..(text.Length + 2)], skipInputValidation: true);
        }
        else
        {
            WriteNull(writer, name, isAssigned);
        }
    }

    public static void WriteMember<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, bool isAssigned = false)
        where T : struct, IWireValue =>
        writer.WriteMember(name, value?.Value, isAssigned);

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, SolvimonObject? value, bool isAssigned = false)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        else
        {
            WriteNull(writer, name, isAssigned);
        }
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string>? value, bool isAssigned = false)
    {
        if (value is null)
        {
            WriteNull(writer, name, isAssigned);
            return;
        }

        writer.WriteStartArray(name);
        foreach (string? item in value)
        {
            writer.WriteStringValue(item is null ? null : UnicodeText.Check(item, name));
        }

        writer.WriteEndArray();
    }

    public static void WriteMember<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T>? value, bool isAssigned = false)
        where T : struct, IWireValue
    {
        if (value is null)
        {
            WriteNull(writer, name, isAssigned);
            return;
        }

        writer.WriteStartArray(name);
        foreach (T item in value)
        {
            writer.WriteStringValue(UnicodeText.Check(item.Value, name));
        }

        writer.WriteEndArray();
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<SolvimonObject>? value, bool isAssigned = false)
    {
        if (value is null)
        {
            WriteNull(writer, name, isAssigned);
            return;
        }

        writer.WriteStartArray(name);
        foreach (SolvimonObject? item in value)
        {
            if (item is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                item.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string>? value, bool isAssigned = false)
    {
        if (value is null)
        {
            WriteNull(writer, name, isAssigned);
            return;
        }

        writer.WriteStartObject(name);
        foreach ((string key, string text) in value)
        {
            writer.WriteString(UnicodeText.Check(key, name), text is null ? null : UnicodeText.Check(text, name));
        }

        writer.WriteEndObject();
    }

    private static void WriteNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool isAssigned)
    {
        if (isAssigned)
        {
            writer.WriteNull(name);
        }
    }
}
