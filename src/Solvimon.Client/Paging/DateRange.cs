using System.Globalization;

namespace Solvimon.Client.Paging;

/// <summary>How moments and periods (<c>[start,end]</c>) stand in a query: ISO 8601 in UTC with whole seconds.</summary>
internal static class DateRange
{
    public static string Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
        {
            throw new ArgumentException("The period ends before it starts.", nameof(to));
        }

        return $"[{Format(from)},{Format(to)}]";
    }

    public static string? BetweenOrNull(DateTimeOffset? from, DateTimeOffset? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } start, { } end) => Between(start, end),
        _ => throw new ArgumentException("A period has a start and an end: give both, or neither.", from is null ? nameof(from) : nameof(to)),
    };

    public static string? TextOrNull(DateTimeOffset? moment) => moment is { } value ? Format(value) : null;

    private static string Format(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
