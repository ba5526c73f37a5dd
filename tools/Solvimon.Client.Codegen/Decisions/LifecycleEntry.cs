namespace Solvimon.Client.Codegen.Decisions;

/// <summary>An entry of <c>Config/lifecycles.yml</c>: one resource's statuses and the moves between them, by first path segment.</summary>
internal sealed class LifecycleEntry : Decision
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
