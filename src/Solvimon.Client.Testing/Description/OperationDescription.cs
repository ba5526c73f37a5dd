using System.Net;

namespace Solvimon.Client.Testing.Description;

/// <summary>One operation of the API: a method on a path.</summary>
internal sealed class OperationDescription
{
    public required OperationKind Kind { get; init; }

    public required string Method { get; init; }

    public required PathTemplate Path { get; init; }

    /// <summary>The resource family it belongs to.</summary>
    public required ResourceDescription Resource { get; init; }

    public required IReadOnlyDictionary<string, SchemaType> Query { get; init; }

    public IReadOnlyList<string> RequiredQuery { get; init; } = [];

    /// <summary>The fields that a source says a list can be ordered by; empty where none does.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The body's type; null when the operation takes no body worth looking at.</summary>
    public SchemaType? Request { get; init; }

    public SchemaType? Response { get; init; }

    public HttpStatusCode SuccessStatus { get; init; } = HttpStatusCode.OK;

    /// <summary>Whether it answers without a credential, as the token endpoints do.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The method and the path with unnamed parameters: <c>POST /v1/customers/{}/activate</c>.</summary>
    public string Key => Method + " " + Path.Pattern;
}

internal enum OperationKind
{
    Other,
    List,
    Create,
    Upsert,
    Get,
    Update,
    Delete,
    Search,
    Transition,
}
