using System.Security.Cryptography;
using System.Text;
using Solvimon.Client.Json;

namespace Solvimon.Client.Webhooks;

/// <summary>
/// Tells Solvimon's webhooks from forged ones: an HMAC-SHA256 over the time of signing and the raw body, made with a secret
/// that only Solvimon and the receiver know.
/// </summary>
/// <remarks>Verify the bytes as they arrived: a body that was parsed and written again no longer has its signature.</remarks>
public static class WebhookSignature
{
    /// <summary>The header with the signatures: <c>X-PAYLOAD-SIGNATURE</c>, such as <c>v1=6DEA8E…</c>.</summary>
    public const string SignatureHeader = "X-PAYLOAD-SIGNATURE";

    /// <summary>The header with the time of signing in ISO 8601: <c>X-PAYLOAD-SIGNATURE-TIMESTAMP</c>.</summary>
    public const string TimestampHeader = "X-PAYLOAD-SIGNATURE-TIMESTAMP";

    /// <summary>The longest signature header that is looked at, in characters: 4096, room for more than fifty signatures.</summary>
    public const int MaxSignatureHeaderLength = 4096;

    private const string Version = "v1";

    private static readonly TimeSpan DefaultTolerance = TimeSpan.FromMinutes(5);

    // How a secret becomes key bytes is not documented: this is the one place that says so, and secretToKey replaces it.
    private static readonly Func<string, byte[]> DefaultSecretToKey = Encoding.UTF8.GetBytes;

    /// <summary>Verifies a webhook against one secret.</summary>
    /// <param name="payload">The raw body.</param>
    /// <param name="signatureHeader">The value of <see cref="SignatureHeader"/>; <see langword="null"/> when there is none.</param>
    /// <param name="timestampHeader">The value of <see cref="TimestampHeader"/>; <see langword="null"/> when there is none.</param>
    /// <param name="secret">The webhook's secret.</param>
    /// <param name="tolerance">How far the time of signing may lie from now, into the past or the future. Default: 5 minutes.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <param name="secretToKey">Makes key bytes of a secret. Default: its UTF-8 text.</param>
    /// <returns>Valid, or the reason why not. No header and no body makes this method throw.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public static WebhookVerificationResult Verify(
        ReadOnlySpan<byte> payload,
        string? signatureHeader,
        string? timestampHeader,
        string secret,
        TimeSpan? tolerance = null,
        TimeProvider? timeProvider = null,
        Func<string, byte[]>? secretToKey = null) =>
        Verify(payload, signatureHeader, timestampHeader, [secret], tolerance, timeProvider, secretToKey);

    /// <summary>Verifies a webhook against several secrets, any of which may have signed it: the current and the previous one during a rotation.</summary>
    /// <param name="payload">The raw body.</param>
    /// <param name="signatureHeader">The value of <see cref="SignatureHeader"/>; <see langword="null"/> when there is none.</param>
    /// <param name="timestampHeader">The value of <see cref="TimestampHeader"/>; <see langword="null"/> when there is none.</param>
    /// <param name="secrets">The secrets. Blank ones are passed over.</param>
    /// <param name="tolerance">How far the time of signing may lie from now, into the past or the future. Default: 5 minutes.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <param name="secretToKey">Makes key bytes of a secret. Default: its UTF-8 text.</param>
    /// <returns>Valid, or the reason why not. No header and no body makes this method throw.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public static WebhookVerificationResult Verify(
        ReadOnlySpan<byte> payload,
        string? signatureHeader,
        string? timestampHeader,
        IReadOnlyList<string> secrets,
        TimeSpan? tolerance = null,
        TimeProvider? timeProvider = null,
        Func<string, byte[]>? secretToKey = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        TimeSpan allowed = tolerance ?? DefaultTolerance;
        ArgumentOutOfRangeException.ThrowIfLessThan(allowed, TimeSpan.Zero, nameof(tolerance));

        Span<byte> timestamp = stackalloc byte[IsoInstant.MaxLength];
        WebhookVerificationFailure failure = ReadTimestamp(timestampHeader, ref timestamp, out DateTimeOffset signedAt);
        if (failure != WebhookVerificationFailure.None)
        {
            return WebhookVerificationResult.Failed(failure);
        }

        failure = SignatureHeaderParser.Parse(signatureHeader, Version, out List<byte[]> signatures);
        if (failure != WebhookVerificationFailure.None)
        {
            return WebhookVerificationResult.Failed(failure);
        }

        // The cheap checks come first: nobody can make the receiver hash a body with an old recording.
        if (((timeProvider ?? TimeProvider.System).GetUtcNow() - signedAt).Duration() > allowed)
        {
            return WebhookVerificationResult.Failed(WebhookVerificationFailure.TimestampOutsideTolerance);
        }

        return Match(payload, timestamp, signatures, secrets, secretToKey ?? DefaultSecretToKey);
    }

    /// <summary>Signs a body as Solvimon does, for tests of a receiver.</summary>
    /// <param name="payload">The body.</param>
    /// <param name="secret">The secret, not blank.</param>
    /// <param name="timestamp">The time of signing.</param>
    /// <param name="secretToKey">Makes key bytes of the secret. Default: its UTF-8 text.</param>
    /// <returns>The values of the two headers.</returns>
    public static WebhookSignatureHeaders Sign(ReadOnlySpan<byte> payload, string secret, DateTimeOffset timestamp, Func<string, byte[]>? secretToKey = null) =>
        Sign(payload, [secret], timestamp, secretToKey);

    /// <summary>Signs a body with several secrets, as Solvimon does for a day after a secret was rolled.</summary>
    /// <param name="payload">The body.</param>
    /// <param name="secrets">The secrets, none of them blank.</param>
    /// <param name="timestamp">The time of signing.</param>
    /// <param name="secretToKey">Makes key bytes of a secret. Default: its UTF-8 text.</param>
    /// <returns>The values of the two headers.</returns>
    public static WebhookSignatureHeaders Sign(ReadOnlySpan<byte> payload, IReadOnlyList<string> secrets, DateTimeOffset timestamp, Func<string, byte[]>? secretToKey = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        Span<byte> time = stackalloc byte[IsoInstant.MaxWritten];
        time = time[..IsoInstant.Format(timestamp.ToUniversalTime(), time)];

        StringBuilder header = new();
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (string secret in secrets)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(secret, nameof(secrets));
            Compute(payload, time, (secretToKey ?? DefaultSecretToKey)(secret), signature);
            header.Append(header.Length == 0 ? "" : ",").Append(Version).Append('=').Append(Convert.ToHexString(signature));
        }

        return new WebhookSignatureHeaders(header.ToString(), Encoding.ASCII.GetString(time));
    }

    private static WebhookVerificationFailure ReadTimestamp(string? header, ref Span<byte> text, out DateTimeOffset signedAt)
    {
        signedAt = default;
        if (string.IsNullOrWhiteSpace(header))
        {
            return WebhookVerificationFailure.MissingTimestamp;
        }

        if (header.Length > text.Length)
        {
            return WebhookVerificationFailure.HeaderTooLong;
        }

        // The text is signed as it stands in the header, so it is kept, and not written anew from the parsed time.
        if (Ascii.FromUtf16(header, text, out int length) != System.Buffers.OperationStatus.Done)
        {
            return WebhookVerificationFailure.MalformedTimestamp;
        }

        // What is signed is "timestamp.body". Without its ending, the time could be cut at the dot of its fraction, and the rest
        // of it be taken for the start of the body.
        text = text[..length];
        return IsoInstant.TryParse(text, out signedAt) && text["yyyy-MM-dd".Length..].ContainsAny("Zz+-"u8)
            ? WebhookVerificationFailure.None
            : WebhookVerificationFailure.MalformedTimestamp;
    }

    private static WebhookVerificationResult Match(
        ReadOnlySpan<byte> payload, ReadOnlySpan<byte> timestamp, List<byte[]> signatures, IReadOnlyList<string> secrets, Func<string, byte[]> secretToKey)
    {
        bool hasSecret = false;
        bool matches = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (string secret in secrets)
        {
            byte[] key = string.IsNullOrWhiteSpace(secret) ? [] : secretToKey(secret);
            if (key.Length == 0)
            {
                // Anybody can sign with an empty key.
                continue;
            }

            hasSecret = true;
            Compute(payload, timestamp, key, expected);
            foreach (byte[] signature in signatures)
            {
                // No early exit: the time taken does not tell which secret and which signature it was.
                matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        if (!hasSecret)
        {
            return WebhookVerificationResult.Failed(WebhookVerificationFailure.NoSecret);
        }

        return matches ? WebhookVerificationResult.Valid : WebhookVerificationResult.Failed(WebhookVerificationFailure.SignatureMismatch);
    }

    private static void Compute(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> timestamp, byte[] key, Span<byte> signature)
    {
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(timestamp);
        hmac.AppendData("."u8);
        hmac.AppendData(payload);
        hmac.GetHashAndReset(signature);
    }
}
