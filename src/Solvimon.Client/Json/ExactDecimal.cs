using System.Globalization;

namespace Solvimon.Client.Json;

/// <summary>Decimal numbers as text, without rounding: what <see cref="decimal"/> cannot hold exactly is refused.</summary>
internal static class ExactDecimal
{
    /// <summary>Enough for every decimal, with an exponent and zeros to spare.</summary>
    public const int MaxLength = 128;

    // Java's BigDecimal, which the API's numbers come from, writes some numbers as 1E+3.
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // Fewer characters than this have at most 28 digits, and as many after the point: a decimal holds all of them.
    private const int AlwaysExact = 29;

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value) =>
        decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out value)
        && text[^1] != 0 // the framework takes zero bytes at the end for the end
        && ((text.Length < AlwaysExact && !text.ContainsAny((byte)'e', (byte)'E')) || IsExact(text, value));

    // The framework rounds by dropping digits, so the digits tell.
    private static bool IsExact(ReadOnlySpan<byte> text, decimal value)
    {
        if (text.Length > MaxLength)
        {
            return false;
        }

        Span<byte> read = stackalloc byte[32];
        value.TryFormat(read, out int length, default, CultureInfo.InvariantCulture);
        Span<byte> ofText = stackalloc byte[MaxLength];
        Span<byte> ofValue = stackalloc byte[MaxLength];
        return Significant(text, ofText).SequenceEqual(Significant(read[..length], ofValue));
    }

    private static ReadOnlySpan<byte> Significant(ReadOnlySpan<byte> number, Span<byte> digits)
    {
        int count = 0;
        foreach (byte character in number)
        {
            if (character is (byte)'e' or (byte)'E')
            {
                break;
            }

            if (char.IsAsciiDigit((char)character))
            {
                digits[count++] = character;
            }
        }

        return digits[..count].Trim((byte)'0');
    }
}
