using System.Net;
using System.Security.Cryptography;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Pipeline;

/// <summary>
/// The answers by <c>Idempotency-Key</c>. Not thread-safe: the core guards it, and stores an answer under the same lock as the
/// change that it reports, so that no caller can see one without the other.
/// </summary>
// Assumption (idempotency): Keys are kept for 48 hours of the sandbox's clock, for all methods but GET. A request is the same when its method, path, query
// and body are. A refusal frees the key: the request may be corrected and sent with it again.
internal sealed class IdempotencyStore(TimeProvider clock)
{
    public const string ReplayedHeader = "Idempotent-Replayed";
    public const int MaxKeyLength = 255;

    private const string CheckFailed = "IDEMPOTENCY_CHECK_FAILED";

    private static readonly TimeSpan Retention = TimeSpan.FromHours(48);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Claims the key for this request, or gives the stored answer of an earlier one.</summary>
    /// <exception cref="SandboxError">409: the key was used for another request. 422: the first request still runs.</exception>
    public SandboxResponse? Begin(string key, SandboxRequest request)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > MaxKeyLength)
        {
            throw SandboxError.BadRequest($"{SandboxRequest.IdempotencyKeyHeader} must have 1 to {MaxKeyLength} characters");
        }

        string fingerprint = Fingerprint(request);
        DateTimeOffset now = clock.GetUtcNow();
        if (!_entries.TryGetValue(key, out Entry? entry) || entry.ExpiresAt <= now)
        {
            _entries[key] = new Entry(fingerprint, now + Retention);
            return null;
        }

        if (entry.Fingerprint != fingerprint)
        {
            throw new SandboxError(HttpStatusCode.Conflict, CheckFailed, $"{SandboxRequest.IdempotencyKeyHeader} was already used for a different request");
        }

        return entry.Response?.WithHeader(ReplayedHeader, "true")
            ?? throw new SandboxError(
                HttpStatusCode.UnprocessableEntity, CheckFailed, $"The first request with this {SandboxRequest.IdempotencyKeyHeader} is still being processed");
    }

    /// <summary>
    /// Stores a success for replays. A refusal frees the key: the caller may correct the request and use the key again.
    /// </summary>
    public void Complete(string key, SandboxResponse response)
    {
        if ((int)response.StatusCode is >= 200 and < 300)
        {
            _entries[key] = _entries[key] with { Response = response };
        }
        else
        {
            Abandon(key);
        }
    }

    public void Abandon(string key) => _entries.Remove(key);

    public void Clear() => _entries.Clear();

    private static string Fingerprint(SandboxRequest request) =>
        $"{request.Method} {request.Target} {Convert.ToHexString(SHA256.HashData(request.Body.Span))}";

    private sealed record Entry(string Fingerprint, DateTimeOffset ExpiresAt, SandboxResponse? Response = null);
}
