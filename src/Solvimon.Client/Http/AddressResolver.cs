using System.Text;
using Solvimon.Client.Calls;
using Solvimon.Client.Configuration;

namespace Solvimon.Client.Http;

/// <summary>From what a call asks for, a route, a caller's path or a page's link, to the address that it is sent to.</summary>
internal sealed class AddressResolver
{
    private readonly Uri _baseAddress;
    private readonly string _authority;
    private readonly string _basePath;

    public AddressResolver(SolvimonClientOptions options)
    {
        _baseAddress = SolvimonHosts.AddressOf(options);
        _authority = _baseAddress.GetLeftPart(UriPartial.Authority);

        // Every route starts with its version, and Solvimon's documentation gives base addresses with one.
        string path = _baseAddress.AbsolutePath.TrimEnd('/');
        _basePath = path.EndsWith("/v1", StringComparison.Ordinal) ? path[..^3] : path;
    }

    /// <summary>What the routes are below of.</summary>
    public Uri Root => new(_authority + _basePath);

    /// <summary>The address of the endpoint, or of the link that takes its place. A link to another origin is refused before anything is sent.</summary>
    public Uri Resolve(Uri endpoint, ApiCall call)
    {
        if (call.Link is null && call.Options.Query is not { Count: > 0 })
        {
            return endpoint;
        }

        string uri = WithQuery(call.Link ?? endpoint.PathAndQuery, call.Options.Query);
        if (uri.StartsWith('/'))
        {
            bool hasPrefix = _basePath.Length == 0 || uri.StartsWith(_basePath + "/", StringComparison.Ordinal);
            return Uri.TryCreate(_authority + (hasPrefix ? "" : _basePath) + uri, UriKind.Absolute, out Uri? below) ? below : throw NoAddress(call, uri);
        }

        if (!Uri.TryCreate(call.PreviousPage ?? _baseAddress, uri, out Uri? address))
        {
            throw NoAddress(call, uri);
        }

        return Origin.IsSame(address, _baseAddress)
            ? address
            : throw new SolvimonSecurityException(
                $"The server gave a link to another origin{Named(address, call)} than the configured one; it was not followed, as the key would have gone there.").About(call);
    }

    private static Exception NoAddress(ApiCall call, string path) => call.IsRaw
        ? new ArgumentException("The path is no part of an address: it is too long, or has characters that none has.", nameof(path))
        : new SolvimonSerializationException($"The server gave a link after {call.Progress.Operation.Name} that is no address.").About(call);

    private static string Named(Uri address, ApiCall call) =>
        address.Authority.Length == 0 ? "" : $" ({AnswerText.Clean($"{address.Scheme}://{address.Authority}", call)})";

    private static string WithQuery(string uri, IReadOnlyDictionary<string, string>? query)
    {
        if (query is null || query.Count == 0)
        {
            return uri;
        }

        StringBuilder text = new(uri);
        char separator = uri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach ((string name, string value) in query)
        {
            // A page's link may carry it on already.
            if (HasParameter(uri, $"{name}={value}"))
            {
                continue;
            }

            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return text.ToString();
    }

    private static bool HasParameter(string uri, string parameter) =>
        uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start
        && Array.Exists(uri[(start + 1)..].Split('&'), pair => Uri.UnescapeDataString(pair.Replace('+', ' ')) == parameter);
}
