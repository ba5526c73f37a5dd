using System.Net;

namespace Solvimon.Client.Testing;

/// <summary>
/// One way to fail, and when. Without any condition it meets the next request, once.
/// </summary>
/// <example>
/// The third create answers 503 although the customer was created:
/// <code>
/// sandbox.Faults.Add(new SandboxFault
/// {
///     Kind = SandboxFaultKind.Status,
///     StatusCode = HttpStatusCode.ServiceUnavailable,
///     AfterCommit = true,
///     When = request => request is { Method: "POST", Path: "/v1/customers" },
///     FirstCall = 3,
/// });
/// </code>
/// </example>
public sealed class SandboxFault
{
    /// <summary>What happens.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>Which requests it may meet; null, the default, means all.</summary>
    public Func<RecordedRequest, bool>? When { get; init; }

    /// <summary>The first of the matching requests that it meets, counted from 1. Default 1.</summary>
    public int FirstCall { get; init; } = 1;

    /// <summary>How many requests it meets before it is used up. Default 1; <see cref="int.MaxValue"/> for ever.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The share of the matching requests that it meets, from 0 to 1. Default 1: every one.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>What the random choice of <see cref="Rate"/> starts from: the same seed chooses the same calls. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Whether the request is handled, its changes stored, before the fault takes the answer. Default false: the API never sees
    /// the request. <see cref="SandboxFaultKind.TruncatedBody"/>, <see cref="SandboxFaultKind.SlowBody"/> and
    /// <see cref="SandboxFaultKind.MalformedJson"/> need an answer to spoil and are always handled.
    /// </summary>
    public bool AfterCommit { get; init; }

    /// <summary>
    /// The status of <see cref="SandboxFaultKind.Status"/> (default 503), <see cref="SandboxFaultKind.HtmlPage"/> (default 502)
    /// and <see cref="SandboxFaultKind.Redirect"/> (default 302).
    /// </summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Headers that the faulty answer has in addition, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of <see cref="SandboxFaultKind.Status"/>; null, the default, for an error envelope.</summary>
    public string? Body { get; init; }

    /// <summary>The type of <see cref="Body"/>. Default <c>application/json</c>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The wait of <see cref="SandboxFaultKind.Delay"/> and <see cref="SandboxFaultKind.SlowBody"/>, by the sandbox's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// Whether <see cref="SandboxFaultKind.TruncatedBody"/> withholds the length, as a chunked answer does. Default false: the
    /// announced length is longer than what arrives.
    /// </summary>
    public bool IsChunked { get; init; }

    /// <summary>Where <see cref="SandboxFaultKind.Redirect"/> points to.</summary>
    public Uri? Location { get; init; }

    /// <summary>Whether the API never sees the request.</summary>
    internal bool HidesRequest => Kind == SandboxFaultKind.ConnectionRefused
        || (!AfterCommit && Kind is SandboxFaultKind.Status or SandboxFaultKind.Reset or SandboxFaultKind.HtmlPage or SandboxFaultKind.Redirect);

    internal TimeSpan DelayBefore => Kind == SandboxFaultKind.Delay && !AfterCommit ? Delay : TimeSpan.Zero;

    internal TimeSpan DelayAfter => Kind == SandboxFaultKind.Delay && AfterCommit ? Delay : TimeSpan.Zero;
}
