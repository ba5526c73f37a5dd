namespace Solvimon.Client.Json;

/// <summary>Decimal numbers as text, without rounding: what <see cref="decimal"/> cannot hold exactly is refused.</summary>
internal static class ExactDecimal
{
    /// <summary>Enough for every decimal, with an exponent and zeros to spare.</summary>
    public const int MaxLength = 128;

    private const int MaxScale = 28;
    private static readonly UInt128 MaxMantissa = (UInt128.One << 96) - 1;

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var rest = text;
        var isNegative = rest.Length > 0 && rest[0] == '-';
        if (isNegative)
        {
            rest = rest[1..];
        }

        if (!TryParseMantissa(ref rest, out var mantissa, out var scale) || !TryParseExponent(rest, out var exponent))
        {
            return false;
        }

        scale -= exponent;
        while (scale < 0 && mantissa <= MaxMantissa)
        {
            mantissa *= 10;
            scale++;
        }

        // Zeros at the end that would exceed the scale say nothing.
        while (scale > MaxScale && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale = mantissa == 0 ? MaxScale : scale - 1;
        }

        if (scale > MaxScale || mantissa > MaxMantissa)
        {
            return false;
        }

        value = new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), isNegative, (byte)scale);
        return true;
    }

    private static bool TryParseMantissa(ref ReadOnlySpan<byte> rest, out UInt128 mantissa, out int scale)
    {
        mantissa = 0;
        scale = 0;
        ulong low = 0;
        var digits = 0;
        var pendingZeros = 0;
        var isFraction = false;
        var any = false;
        var i = 0;
        for (; i < rest.Length; i++)
        {
            var digit = (uint)rest[i] - '0';
            if (digit > 9)
            {
                if (rest[i] != '.' || isFraction)
                {
                    break;
                }

                isFraction = true;
                continue;
            }

            any = true;
            if (isFraction && scale >= MaxScale && digit == 0)
            {
                pendingZeros++;
                continue;
            }

            if (pendingZeros > 0 || digits > MaxScale + 1)
            {
                return false;
            }

            // Eighteen digits fit into 64 bits, which is where nearly every number ends.
            if (digits < 18)
            {
                low = (low * 10) + digit;
                mantissa = low;
            }
            else
            {
                mantissa = (mantissa * 10) + digit;
            }

            digits += mantissa == 0 ? 0 : 1;
            scale += isFraction ? 1 : 0;
        }

        rest = rest[i..];
        return any;
    }

    // Java's BigDecimal, which the API's numbers come from, writes some numbers as 1E+3.
    private static bool TryParseExponent(ReadOnlySpan<byte> rest, out int exponent)
    {
        exponent = 0;
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        rest = rest[1..];
        var isNegative = rest.Length > 0 && rest[0] == '-';
        if (isNegative || (rest.Length > 0 && rest[0] == '+'))
        {
            rest = rest[1..];
        }

        if (rest.Length is 0 or > 3)
        {
            return false;
        }

        foreach (var character in rest)
        {
            var digit = (uint)character - '0';
            if (digit > 9)
            {
                return false;
            }

            exponent = (exponent * 10) + (int)digit;
        }

        exponent = isNegative ? -exponent : exponent;
        return true;
    }
}
