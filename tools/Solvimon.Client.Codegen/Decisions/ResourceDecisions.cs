namespace Solvimon.Client.Codegen.Decisions;

/// <summary><c>Config/resources.yml</c>: what the paths do not say about resources.</summary>
internal sealed class ResourceDecisions
{
    /// <summary>Names that do not follow from the first segment of the path, by that segment.</summary>
    public Table<ResourceEntry> Resources { get; set; } = new();

    /// <summary>Sub-resources with a client of their own, by path.</summary>
    public Table<NestedEntry> Nested { get; set; } = new();

    /// <summary>Operations of another resource than the first segment of their path says: that resource's segment, by operation.</summary>
    public Table<NameDecision> Moved { get; set; } = new();

    /// <summary>Names of path parameters that are not the documents' without the word "resource", by the documents' name.</summary>
    public Table<NameDecision> PathParameters { get; set; } = new();

    /// <summary>What a list wants beside a reference to find by, by first path segment.</summary>
    public Table<ReferenceEntry> References { get; set; } = new();

    /// <summary>Resources that have a successor: what to use instead, by first path segment.</summary>
    public Table<NameDecision> Superseded { get; set; } = new();
}

internal sealed class ResourceEntry : Decision
{
    /// <summary>The folder below the generated tree; by default the client.</summary>
    public string? Folder { get; set; }

    /// <summary>The name in the plural: of the client and of the property that leads to it.</summary>
    public string? Client { get; set; }

    public string? Singular { get; set; }

    /// <summary>The path of the collection, when it is not the first segment alone.</summary>
    public string? Collection { get; set; }
}

internal sealed class ReferenceEntry : Decision
{
    /// <summary>The wire name of the filter without which the list does not filter by reference.</summary>
    public string Within { get; set; } = "";
}

internal sealed class NestedEntry : Decision
{
    public string Property { get; set; } = "";

    public string Singular { get; set; } = "";
}
