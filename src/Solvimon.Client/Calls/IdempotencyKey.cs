using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Solvimon.Client.Json;

namespace Solvimon.Client;

/// <summary>Makes idempotency keys: the same work gives the same key, also after a crash or on another machine.</summary>
public static class IdempotencyKey
{
    /// <summary>The most characters that the API takes.</summary>
    public const int MaxLength = 255;

    /// <summary>
    /// A stable key for a piece of work: <c>From("order", "4711")</c> is the same today, tomorrow and on every machine,
    /// and different parts never give the same key.
    /// </summary>
    /// <param name="purpose">What the call does, such as <c>create-customer</c>.</param>
    /// <param name="parts">What it does it to: ids or references, in a fixed order. Any characters, any length.</param>
    /// <returns>A readable key when everything fits into 255 characters, otherwise one with a SHA-256 digest of the rest.</returns>
    /// <exception cref="ArgumentException">The purpose or a part is null or blank, or is no valid Unicode text.</exception>
    public static string From(string purpose, params string[] parts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        ArgumentNullException.ThrowIfNull(parts);
        UnicodeText.Check(purpose, nameof(purpose));

        // Percent-escaping keeps the separator out of the parts, so that ("a", "b:c") and ("a:b", "c") stay different.
        StringBuilder text = new(Uri.EscapeDataString(purpose));
        foreach (string part in parts)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(part, nameof(parts));
            UnicodeText.Check(part, nameof(parts));
            text.Append(':').Append(Uri.EscapeDataString(part));
        }

        string key = text.ToString();
        if (key.Length <= MaxLength)
        {
            return key;
        }

        string digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return string.Create(CultureInfo.InvariantCulture, $"{key.AsSpan(0, MaxLength - digest.Length - 1)}#{digest}");
    }

    internal static string New() => Guid.NewGuid().ToString();

    internal static string Validate(string value, string parameterName)
    {
        if (value.Length is 0 or > MaxLength)
        {
            throw new ArgumentException($"An idempotency key has 1 to {MaxLength} characters.", parameterName);
        }

        foreach (char c in value)
        {
            if (c is <= ' ' or > '~')
            {
                throw new ArgumentException("An idempotency key consists of visible ASCII characters, without spaces.", parameterName);
            }
        }

        return value;
    }
}
