namespace Solvimon.Client.Codegen.Operations;

#pragma warning disable CA1812 // Created by the YAML reader.

/// <summary><c>Config/operations.yml</c>: what method and path do not say about an operation.</summary>
internal sealed class OperationsConfig
{
    /// <summary>Resources whose names or collections do not follow from the path, by first path segment.</summary>
    public Dictionary<string, ResourceEntry> Resources { get; set; } = [];

    /// <summary>Sub-resources with a client of their own, by path.</summary>
    public Dictionary<string, NestedEntry> Nested { get; set; } = [];

    /// <summary>Method names that do not follow from the path, by operation.</summary>
    public Dictionary<string, NameEntry> Names { get; set; } = [];

    /// <summary>Operations of another resource than the first segment of their path says, by operation.</summary>
    public Dictionary<string, MoveToEntry> Moved { get; set; } = [];

    /// <summary>What has a better successor, by first path segment or by operation.</summary>
    public Dictionary<string, SupersededEntry> Superseded { get; set; } = [];

    /// <summary>POSTs that only read, by operation, with the reason.</summary>
    public Dictionary<string, string> Reads { get; set; } = [];

    /// <summary>GETs that write, by operation, with the reason.</summary>
    public Dictionary<string, string> Writes { get; set; } = [];

    /// <summary>Operations that take usage events, by operation, with the reason.</summary>
    public Dictionary<string, IngestionEntry> Ingestion { get; set; } = [];

    /// <summary>Bodies with a limited number of items, by operation.</summary>
    public Dictionary<string, LimitEntry> Limits { get; set; } = [];

    /// <summary>Bodies that may be left out, by operation, with the reason.</summary>
    public Dictionary<string, string> OptionalBodies { get; set; } = [];

    /// <summary>Upserts that another member than the body's identifies, by operation, with the reason.</summary>
    public Dictionary<string, string> IdentifiedByPath { get; set; } = [];
}

internal sealed class ResourceEntry
{
    public string? Client { get; set; }

    public string? Singular { get; set; }

    /// <summary>The path of the collection, when it is not the first segment alone.</summary>
    public string? Collection { get; set; }

    public string Reason { get; set; } = "";
}

internal sealed class NestedEntry
{
    public string Property { get; set; } = "";

    public string Singular { get; set; } = "";

    public string Reason { get; set; } = "";
}

internal sealed class NameEntry
{
    public string Name { get; set; } = "";

    public string Reason { get; set; } = "";
}

internal sealed class MoveToEntry
{
    /// <summary>The first path segment of the resource that it belongs to.</summary>
    public string To { get; set; } = "";

    public string Reason { get; set; } = "";
}

internal sealed class SupersededEntry
{
    /// <summary>What to use instead, as C# names it.</summary>
    public string By { get; set; } = "";

    public string Reason { get; set; } = "";
}

internal sealed class IngestionEntry
{
    /// <summary>The member that holds the events, when the body is a list of them.</summary>
    public string? Events { get; set; }

    public string Reason { get; set; } = "";
}

internal sealed class LimitEntry
{
    public string Member { get; set; } = "";

    public int Maximum { get; set; }

    public string Reason { get; set; } = "";
}

/// <summary><c>Config/queries.yml</c>: how query parameters appear in C#.</summary>
internal sealed class QueriesConfig
{
    /// <summary>Every query parameter but paging, ordering and expanding, by wire name.</summary>
    public Dictionary<string, QueryEntry> Parameters { get; set; } = [];

    /// <summary>What differs for one operation: operation, then wire name.</summary>
    public Dictionary<string, Dictionary<string, QueryEntry>> Overrides { get; set; } = [];

    /// <summary>Value types for query values that no schema enumerates, by C# name.</summary>
    public Dictionary<string, ChoiceEntry> Choices { get; set; } = [];

    /// <summary>The fields a list can be ordered by where a source gives them, by operation.</summary>
    public Dictionary<string, OrderEntry> Orders { get; set; } = [];
}

internal sealed class QueryEntry
{
    /// <summary>The fluent method; by default <c>With</c> and the name.</summary>
    public string? Method { get; set; }

    /// <summary>How the text of the wire is given in C#: text, boolean, range, custom_field, timestamp. By default what the document says.</summary>
    public string? As { get; set; }

    /// <summary>The schema whose values it takes, or a choice.</summary>
    public string? Values { get; set; }

    public string? Reason { get; set; }
}

internal sealed class ChoiceEntry
{
    public string Text { get; set; } = "";

    /// <summary>Value to documentation.</summary>
    public Dictionary<string, string> Values { get; set; } = [];

    public string Reason { get; set; } = "";
}

internal sealed class OrderEntry
{
    public List<string> Fields { get; set; } = [];

    public string Reason { get; set; } = "";
}

/// <summary><c>Config/lifecycles.yml</c>: one resource's statuses and the moves between them.</summary>
internal sealed class LifecycleEntry
{
    /// <summary>The schema of the resource that has the status.</summary>
    public string Schema { get; set; } = "";

    /// <summary>The status of a resource created without one.</summary>
    public string? Initial { get; set; }

    public List<string> States { get; set; } = [];

    /// <summary>Why the states are not the schema's, where they differ.</summary>
    public string? StatesReason { get; set; }

    public List<MoveEntry> Moves { get; set; } = [];

    /// <summary>How <c>EnsureActiveAsync</c> activates: <c>verb</c>, <c>update</c>, or absent where the resource has none.</summary>
    public string? Activation { get; set; }

    public string? Note { get; set; }

    public string Reason { get; set; } = "";
}

internal sealed class MoveEntry
{
    /// <summary>The last segment of a verb endpoint, <c>update</c> for a PATCH of the status, or <c>solvimon</c> for what happens by itself.</summary>
    public string By { get; set; } = "";

    public List<string> From { get; set; } = [];

    public string To { get; set; } = "";

    /// <summary>Whether the guide spells the move out; otherwise the endpoint exists and the start is assumed.</summary>
    public bool Documented { get; set; }

    /// <summary>Whether the sandbox takes the move although it is assumed.</summary>
    public bool Sandbox { get; set; }
}

/// <summary><c>Docs/operations.yml</c>.</summary>
internal sealed class OperationDocs
{
    /// <summary>By first path segment, or by path for a nested resource.</summary>
    public Dictionary<string, ResourceDoc> Resources { get; set; } = [];

    public Dictionary<string, string> Operations { get; set; } = [];

    /// <summary>What an operation gives back, where it is not the resource that the operation is about.</summary>
    public Dictionary<string, string> Returns { get; set; } = [];
}

internal sealed class ResourceDoc
{
    /// <summary>One of them with its article: <c>a customer</c>.</summary>
    public string One { get; set; } = "";

    /// <summary>Several: <c>customers</c>.</summary>
    public string Many { get; set; } = "";

    /// <summary>What finds one beside its id, where that is no reference: <c>code</c>.</summary>
    public string? Reference { get; set; }

    /// <summary>What they are in billing terms, a sentence.</summary>
    public string About { get; set; } = "";
}

/// <summary><c>Docs/queries.yml</c>.</summary>
internal sealed class QueryDocs
{
    /// <summary>By wire name.</summary>
    public Dictionary<string, string> Parameters { get; set; } = [];

    /// <summary>For a parameter of a method, where the text for a list's method does not fit, by wire name.</summary>
    public Dictionary<string, string> Arguments { get; set; } = [];

    /// <summary>By operation, then wire name.</summary>
    public Dictionary<string, Dictionary<string, string>> Overrides { get; set; } = [];
}
