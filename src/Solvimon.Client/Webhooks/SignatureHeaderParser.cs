using System.Buffers;
using System.Security.Cryptography;

namespace Solvimon.Client.Webhooks;

/// <summary>
/// Reads <c>version=signature</c> pairs. The documentation does not say what separates several of them, so a comma, a
/// semicolon and a space all do. Pairs of other versions are passed over, so that a new scheme can be introduced beside the old one.
/// </summary>
internal static class SignatureHeaderParser
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",; ");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static WebhookVerificationFailure Parse(string? header, string version, out List<byte[]> signatures)
    {
        signatures = [];
        if (string.IsNullOrWhiteSpace(header))
        {
            return WebhookVerificationFailure.MissingSignature;
        }

        // The length bounds the number of pairs as well.
        if (header.Length > WebhookSignature.MaxSignatureHeaderLength)
        {
            return WebhookVerificationFailure.HeaderTooLong;
        }

        ReadOnlySpan<char> rest = header;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOfAny(Separators);
            ReadOnlySpan<char> pair = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!pair.IsEmpty && !TryRead(pair, version, signatures))
            {
                return WebhookVerificationFailure.MalformedSignature;
            }
        }

        return signatures.Count == 0 ? WebhookVerificationFailure.UnknownVersion : WebhookVerificationFailure.None;
    }

    private static bool TryRead(ReadOnlySpan<char> pair, string version, List<byte[]> signatures)
    {
        int equals = pair.IndexOf('=');
        if (equals < 1)
        {
            return false;
        }

        if (!pair[..equals].SequenceEqual(version))
        {
            return true;
        }

        ReadOnlySpan<char> hex = pair[(equals + 1)..];
        if (hex.Length != 2 * HMACSHA256.HashSizeInBytes || hex.ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        signatures.Add(Convert.FromHexString(hex));
        return true;
    }
}
