using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>What a call of the operation does, which decides how it may be repeated.</summary>
internal enum CallKind
{
    Read,
    Write,
    Upsert,
    Transition,
    Ingestion,
    Anonymous,
    AnonymousRead,
}

/// <summary>How the operation appears in the facade.</summary>
internal enum CallShape
{
    /// <summary>A method that returns a task.</summary>
    Method,

    /// <summary>A method that returns a fluent list.</summary>
    List,

    /// <summary>A method that returns a fluent search.</summary>
    Search,
}

/// <summary>How the pages of a list are told apart.</summary>
internal enum Paging
{
    Links,
    Counted,
    Single,
}

/// <summary>An operation as the SDK offers it.</summary>
internal sealed class Operation
{
    public required ApiOperation Source { get; init; }

    public string Method => Source.Method;

    /// <summary>The path as the endpoint interfaces have it: <c>/v1/customers/{idOrReference}</c>.</summary>
    public string Route => Source.Route;

    /// <summary>How <c>Config</c> and <c>Docs</c> name it: <c>GET /v1/customers/{idOrReference}</c>.</summary>
    public string Key => Source.Key;

    /// <summary>The name without <c>Async</c>.</summary>
    public required string Name { get; init; }

    public required CallShape Shape { get; init; }

    public required CallKind Kind { get; init; }

    public IReadOnlyList<PathParameter> Path => Source.Path;

    public required IReadOnlyList<QueryParameter> Query { get; init; }

    /// <summary>The header parameters, but for those that every operation has.</summary>
    public required IReadOnlyList<QueryParameter> Headers { get; init; }

    public required TypeUse Body { get; init; }

    public required TypeUse Answer { get; init; }

    /// <summary>The last segment of the path.</summary>
    public string LastSegment => Route[(Route.LastIndexOf('/') + 1)..];

    /// <summary>What the documents say about permissions, or null.</summary>
    public string? Permission { get; init; }

    public required string Summary { get; init; }

    /// <summary>What to call instead, where the operation has a better successor.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>What it gives back, where that does not follow from what it does.</summary>
    public string? Returns { get; init; }

    public Paging Paging => Answer.HasLinks ? Paging.Links : Query.Any(query => query.Role == QueryRole.Page) ? Paging.Counted : Paging.Single;

    public bool IsFluent => Shape != CallShape.Method;

    /// <summary>The query parameters that lists of other resources do not have.</summary>
    public IEnumerable<QueryParameter> OwnQuery => Query.Where(query => query.Role == QueryRole.Filter);

    public bool HasOwnQuery => OwnQuery.Any();

    /// <summary>Whether there are query parameters that all lists can have: pages, order, what to expand.</summary>
    public bool HasListQuery => Query.Any(query => query.Role != QueryRole.Filter);

    /// <summary>Whether the first part of the path names one of the resource's objects, so that the operation is also on the handle.</summary>
    public bool IsOnHandle => Path.Count > 0;

    public string MethodName => IsFluent ? Name : Name + "Async";

    public string EndpointName => Name + "Async";
}
