using System.Net;
using System.Text;

namespace Solvimon.Client.Testing;

/// <summary>An answer that a test writes itself. See <see cref="SolvimonSandbox.SetAnswer"/>.</summary>
public sealed class SandboxAnswer
{
    /// <summary>An answer of bytes, such as a PDF.</summary>
    /// <param name="body">The bytes.</param>
    public SandboxAnswer(ReadOnlyMemory<byte> body) => Body = body;

    /// <summary>An answer of text, JSON unless <see cref="ContentType"/> says otherwise.</summary>
    /// <param name="body">The text.</param>
    public SandboxAnswer(string body)
        : this(Encoding.UTF8.GetBytes(body))
    {
    }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The status. Default 200.</summary>
    public HttpStatusCode StatusCode { get; init; } = HttpStatusCode.OK;

    /// <summary>The body's type. Default <c>application/json</c>.</summary>
    public string ContentType { get; init; } = "application/json";
}
