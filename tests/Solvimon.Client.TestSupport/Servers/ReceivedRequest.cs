using System.Text;

namespace Solvimon.Client.TestSupport;

/// <summary>One request as a server received it, its path decoded.</summary>
public sealed record ReceivedRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private readonly string? _rawTarget;

    /// <summary>The path and query exactly as they stood in the request line, which only <see cref="LoopbackServer"/> tells.</summary>
    public string RawTarget
    {
        get => _rawTarget ?? throw new InvalidOperationException("WireMock.Net decodes the path: ask a LoopbackServer.");
        init => _rawTarget = value;
    }

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
