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

    /// <summary>The statuses that a create may name; empty for the initial one and those that an update or its activation leads to from there.</summary>
    public List<string> Start { get; set; } = [];

    /// <summary>What cannot be changed in which statuses.</summary>
    public List<FixedEntry> Fixed { get; set; } = [];

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

    /// <summary>Whether the sandbox makes the move although it is assumed.</summary>
    public bool Sandbox { get; set; }
}

internal sealed class FixedEntry
{
    public List<string> In { get; set; } = [];

    /// <summary>The members that cannot be changed; empty for all but the status. Whatever they are, it cannot be deleted.</summary>
    public List<string> Members { get; set; } = [];

    /// <summary>Whether the guide says so; otherwise it is assumed.</summary>
    public bool Documented { get; set; }
}
