namespace Solvimon.Client.Testing;

/// <summary>The ways in which the sandbox can fail.</summary>
public enum SandboxFaultKind
{
    /// <summary>Answers <see cref="SandboxFault.StatusCode"/> with the error envelope, or with <see cref="SandboxFault.Body"/>.</summary>
    Status,

    /// <summary>Waits <see cref="SandboxFault.Delay"/>, then answers as usual.</summary>
    Delay,

    /// <summary>Ends the connection without a byte of an answer.</summary>
    Reset,

    /// <summary>
    /// Refuses the connection, as where nothing listens: the request is certainly not handled. Over a socket it is a <see cref="Reset"/>, because a server
    /// that listens cannot refuse; dispose of the <see cref="SolvimonSandboxServer"/> for a real one.
    /// </summary>
    ConnectionRefused,

    /// <summary>Handles the request, announces the whole answer and ends the connection half way through its body.</summary>
    TruncatedBody,

    /// <summary>
    /// Handles the request and sends the body in four pieces, each after a quarter of <see cref="SandboxFault.Delay"/>. The
    /// headers come at once.
    /// </summary>
    SlowBody,

    /// <summary>Handles the request, keeps its status, and answers a body that stops in the middle of its JSON.</summary>
    MalformedJson,

    /// <summary>Answers <see cref="SandboxFault.StatusCode"/> with an HTML page, as a proxy in front of an API does.</summary>
    HtmlPage,

    /// <summary>Answers 302 (or another <see cref="SandboxFault.StatusCode"/>) to <see cref="SandboxFault.Location"/>.</summary>
    Redirect,
}
