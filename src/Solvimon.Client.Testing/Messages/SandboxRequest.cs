using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Messages;

/// <summary>A request as it arrived at either door.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Origin">Scheme, host and port, from which the links of pages are built: <c>https://test.api.solvimon.com</c>.</param>
/// <param name="Target">The escaped path with the query: <c>/v1/customers?page=2</c>.</param>
/// <param name="Headers">The request and content headers by name, in any case.</param>
/// <param name="Body">The body's bytes; empty when there is none.</param>
internal sealed record SandboxRequest(
    string Method,
    string Origin,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    public const string IdempotencyKeyHeader = "Idempotency-Key";

    /// <summary>The <c>X-REQUEST-ID</c> of the answer.</summary>
    public string RequestId { get; } = Ids.New("reqr");

    public string Path { get; } = Target.Split('?', 2)[0];

    public string Query { get; } = Target.Contains('?', StringComparison.Ordinal) ? Target.Split('?', 2)[1] : "";

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
