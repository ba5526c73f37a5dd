using System.Net;
using System.Text;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing;

/// <summary>A request that reached the sandbox, for the assertions of a test.</summary>
public sealed class RecordedRequest
{
    private const string Redacted = "***";

    internal RecordedRequest(SandboxRequest request)
    {
        Method = request.Method;
        PathAndQuery = request.Target;
        Path = request.Path;
        Body = request.Body;
        RequestId = request.RequestId;
        Headers = request.Headers.ToDictionary(header => header.Key, Redact, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The HTTP method in upper case: <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The escaped path with the query, as it was sent: <c>/v1/customers?reference=superstore-001</c>.</summary>
    public string PathAndQuery { get; }

    /// <summary>The escaped path without the query.</summary>
    public string Path { get; }

    /// <summary>
    /// The headers by name, in any case; several values of one are joined by commas. The values of <c>X-API-KEY</c> and
    /// <c>Authorization</c> are not kept: that they arrived is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The bytes of the body; empty when there was none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The <c>Idempotency-Key</c>; null when there was none.</summary>
    public string? IdempotencyKey => Headers.GetValueOrDefault(SandboxRequest.IdempotencyKeyHeader);

    /// <summary>The <c>X-REQUEST-ID</c> of the answer.</summary>
    public string RequestId { get; }

    /// <summary>The status that was answered; null while the answer is on its way, and for ever when a fault took it.</summary>
    public HttpStatusCode? StatusCode { get; internal set; }

    /// <summary>The fault that met this request; null when none did.</summary>
    public SandboxFaultKind? Fault { get; internal set; }

    /// <summary>Method, path and status; the body is left out, as it may hold personal data.</summary>
    /// <returns>For example <c>GET /v1/customers → 200</c>.</returns>
    public override string ToString() => $"{Method} {Path} → {(StatusCode is { } status ? (int)status : "no answer")}";

    private static string Redact(KeyValuePair<string, string> header) =>
        header.Key.Equals("X-API-KEY", StringComparison.OrdinalIgnoreCase)
        || header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
            ? Redacted
            : header.Value;
}
