namespace Solvimon.Client.Json;

/// <summary>The text behind a value of an open set.</summary>
internal static class OpenText
{
    /// <summary>The text to keep: none for an empty one, so that it equals the value that nothing was assigned to.</summary>
    public static string? Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 ? null : value;
    }
}
