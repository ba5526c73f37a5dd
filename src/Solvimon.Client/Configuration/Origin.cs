namespace Solvimon.Client.Configuration;

/// <summary>Scheme, host and port: what the key may be sent to.</summary>
internal static class Origin
{
    // A host may be written in two ways, which only its IDN form shows; working that out costs more than all the rest.
    public static bool IsSame(Uri one, Uri other) =>
        one.Port == other.Port
        && string.Equals(one.Scheme, other.Scheme, StringComparison.OrdinalIgnoreCase)
        && (string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase)
            || (IdnHostOrNull(one) is { } host && string.Equals(host, IdnHostOrNull(other), StringComparison.OrdinalIgnoreCase)));

    /// <summary>The host as it is looked up; null for one that parses and cannot be written so, such as <c>xn--zca</c> with an accent.</summary>
    public static string? IdnHostOrNull(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
