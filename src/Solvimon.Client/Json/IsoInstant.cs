namespace Solvimon.Client.Json;

/// <summary>
/// Instants as ISO 8601 text: read with or without fractions and offset, written with whole seconds. A leap second, <c>23:59:60</c>,
/// which .NET has no value for, is read as the second before.
/// </summary>
internal static class IsoInstant
{
    /// <summary>The longest text that is read, with room for fractions beyond a tick.</summary>
    public const int MaxLength = 64;

    /// <summary>The length of what is written, at most: <c>2024-07-01T10:50:00+02:00</c>.</summary>
    public const int MaxWritten = 25;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryNumber(text[..4], out int year) || !TryNumber(text.Slice(5, 2), out int month) || !TryNumber(text.Slice(8, 2), out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        long ticks = 0;
        ReadOnlySpan<byte> rest = text[10..];
        if (!rest.IsEmpty && !TryTime(ref rest, out ticks))
        {
            return false;
        }

        if (!TryOffset(rest, out TimeSpan offset))
        {
            return false;
        }

        DateTime local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(ticks);
        long utcTicks = local.Ticks - offset.Ticks;
        if (utcTicks < DateTime.MinValue.Ticks || utcTicks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, offset);
        return true;
    }

    /// <summary>Writes the instant with whole seconds, the API's rule; a fraction is cut off. Returns the length.</summary>
    public static int Format(DateTimeOffset value, Span<byte> destination)
    {
        // The format has no parts that depend on a culture, and the destination is long enough: this cannot fail.
        if (value.Offset == TimeSpan.Zero)
        {
            value.TryFormat(destination, out int length, "yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
            return length;
        }

        value.TryFormat(destination, out int full, "yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        return full;
    }

    private static bool TryTime(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest.Length < 6 || rest[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || rest[3] != ':'
            || !TryNumber(rest.Slice(1, 2), out int hour) || !TryNumber(rest.Slice(4, 2), out int minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        rest = rest[6..];
        if (rest.Length < 3 || rest[0] != ':')
        {
            return true;
        }

        if (!TryNumber(rest.Slice(1, 2), out int second) || second > 60)
        {
            return false;
        }

        ticks += Math.Min(second, 59) * TimeSpan.TicksPerSecond;
        rest = rest[3..];
        return TryFraction(ref rest, ref ticks);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        if (rest.IsEmpty || rest[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        long unit = TimeSpan.TicksPerSecond / 10;
        int i = 1;
        for (; i < rest.Length && (uint)rest[i] - '0' <= 9; i++)
        {
            ticks += (rest[i] - '0') * unit;
            unit /= 10;
        }

        rest = rest[i..];
        return i > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (rest.IsEmpty || rest is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (rest[0] is not ((byte)'+' or (byte)'-') || rest.Length is not (3 or 5 or 6) || !TryNumber(rest.Slice(1, 2), out int hours))
        {
            return false;
        }

        int minutes = 0;
        if ((rest.Length == 6 && rest[3] != ':') || (rest.Length > 3 && !TryNumber(rest[^2..], out minutes)) || hours > 14 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = rest[0] == '-' ? -offset : offset;
        return offset.Duration() <= TimeSpan.FromHours(14);
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte character in digits)
        {
            uint digit = (uint)character - '0';
            if (digit > 9)
            {
                return false;
            }

            number = (number * 10) + (int)digit;
        }

        return true;
    }
}
