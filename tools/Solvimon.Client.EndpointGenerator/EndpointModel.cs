namespace Solvimon.Client.EndpointGenerator;

/// <summary>What the parser found: an interface to implement, or the reasons why it cannot be implemented.</summary>
internal sealed record ParsedInterface(EndpointInterface? Interface, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>All that the emitter has to know about an endpoint interface: values, no symbols.</summary>
internal sealed record EndpointInterface(string Namespace, string Name, EquatableArray<EndpointMethod> Methods)
{
    /// <summary><c>CustomersApi</c> for <c>ICustomersApi</c>.</summary>
    public string ClassName => Name.Substring(1);
}

/// <param name="Name">Name of the method.</param>
/// <param name="Verb">Name of the property of <c>HttpMethod</c>: <c>Get</c>.</param>
/// <param name="Path">The path template.</param>
/// <param name="ReturnType">The return type as C# text.</param>
/// <param name="Answer">How the answer is received.</param>
/// <param name="ReadAnswer">The C# expression that reads a JSON answer from <c>reader</c>; null for other answers.</param>
/// <param name="Parameters">All parameters in their order.</param>
/// <param name="Uri">The pieces of path and query in their order.</param>
/// <param name="Body">Name of the body parameter, if there is one.</param>
/// <param name="PageLink">Name of the parameter that replaces path and query when it is not null, if there is one.</param>
/// <param name="Call">Name of the <c>ApiCall</c> parameter.</param>
/// <param name="CancellationToken">Name of the token parameter.</param>
internal sealed record EndpointMethod(
    string Name,
    string Verb,
    string Path,
    string ReturnType,
    AnswerKind Answer,
    string? ReadAnswer,
    EquatableArray<EndpointParameter> Parameters,
    EquatableArray<UriPart> Uri,
    string? Body,
    string? PageLink,
    string Call,
    string CancellationToken);

/// <summary>A parameter as C# text; the name is escaped where it is a keyword.</summary>
internal sealed record EndpointParameter(string Type, string Name);

internal enum AnswerKind
{
    /// <summary>Nothing is read: <c>Task</c>.</summary>
    None,

    /// <summary>A JSON value.</summary>
    Json,

    /// <summary>A download, handed over unread.</summary>
    Stream,
}

/// <summary>One piece of path or query.</summary>
internal abstract record UriPart
{
    /// <summary>Text of the path between the placeholders.</summary>
    public sealed record Literal(string Text) : UriPart;

    /// <summary>A path segment, from a C# expression.</summary>
    public sealed record Segment(string Value) : UriPart;

    /// <summary>A query pair (or several, or none), from a C# expression.</summary>
    public sealed record Query(string Name, string Value) : UriPart;
}
