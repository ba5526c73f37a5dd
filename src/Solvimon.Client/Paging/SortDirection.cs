namespace Solvimon.Client;

/// <summary>In which direction a list is ordered.</summary>
public enum SortDirection
{
    /// <summary>Smallest or earliest first.</summary>
    Ascending,

    /// <summary>Largest or latest first: what the API does when a list is asked for no direction.</summary>
    Descending,
}

internal static class SortDirectionExtensions
{
    public static string ToWire(this SortDirection direction) => direction switch
    {
        SortDirection.Ascending => "asc",
        SortDirection.Descending => "desc",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "The direction is neither ascending nor descending."),
    };
}
