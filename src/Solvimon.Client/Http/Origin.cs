namespace Solvimon.Client.Http;

/// <summary>Scheme, host and port: what the key may be sent to.</summary>
internal static class Origin
{
    // A host may be written in two ways, which only its IDN form shows; working that out costs more than all the rest.
    public static bool IsSame(Uri one, Uri other) =>
        one.Port == other.Port
        && string.Equals(one.Scheme, other.Scheme, StringComparison.OrdinalIgnoreCase)
        && (string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase)
            || string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase));
}
