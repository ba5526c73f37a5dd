using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Solvimon.Client.AspNetCore;

/// <summary>What the endpoint asks for beside the signature. Compared in constant time.</summary>
public sealed class WebhookEndpointAuthentication
{
    private const string BasicScheme = "Basic ";

    private readonly string? _header;
    private readonly string _scheme = "";
    private readonly byte[] _expected = [];

    private WebhookEndpointAuthentication()
    {
    }

    private WebhookEndpointAuthentication(string header, string scheme, string credential)
    {
        _header = header;
        _scheme = scheme;
        _expected = Hash(credential);
    }

    /// <summary>Nothing: the signature suffices (<c>NONE</c>).</summary>
    public static WebhookEndpointAuthentication None { get; } = new();

    /// <summary>A user name and a password (<c>PASSWORD</c>), sent as HTTP basic authentication.</summary>
    /// <param name="userName">The user name, without a colon.</param>
    /// <param name="password">The password. Spaces at its ends are part of it.</param>
    /// <exception cref="ArgumentException">One of them is blank, or has a control character (a line break from the file that it was read from) or a byte order mark; or the user name has a colon.</exception>
    public static WebhookEndpointAuthentication Basic(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        ArgumentException.ThrowIfNullOrWhiteSpace(password);
        SecretText.ThrowIfUnsendable(userName, nameof(userName));
        SecretText.ThrowIfUnsendable(password, nameof(password));
        if (userName.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A user name for basic authentication has no colon.", nameof(userName));
        }

        return new WebhookEndpointAuthentication("Authorization", BasicScheme, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));
    }

    /// <summary>A key in a header (<c>API_KEY</c>).</summary>
    /// <param name="key">The key.</param>
    /// <param name="header">The header's name, the webhook's <c>api_header_field</c>. Default: <c>X-API-KEY</c>.</param>
    /// <exception cref="ArgumentException">The key is blank, or has white space or a byte order mark around it, or a control character: no header arrives with those.</exception>
    public static WebhookEndpointAuthentication ApiKey(string key, string header = "X-API-KEY")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(header);
        SecretText.ThrowIfUnsendable(key, nameof(key));
        if (SecretText.HasMargin(key))
        {
            throw new ArgumentException("The key has white space around it, with which no header arrives.", nameof(key));
        }

        return new WebhookEndpointAuthentication(header, scheme: "", key);
    }

    internal bool IsBasic => _scheme.Length > 0;

    internal bool Accepts(IHeaderDictionary headers)
    {
        if (_header is null)
        {
            return true;
        }

        StringValues values = headers[_header];
        return values.Count == 1
            && values[0] is { } value
            && value.StartsWith(_scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Hash(value[_scheme.Length..]), _expected);
    }

    // Hashes are of one length, so that the comparison does not tell the credential's.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
