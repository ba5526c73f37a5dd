namespace Solvimon.Client.Codegen.Decisions;

/// <summary><c>Config/operations.yml</c>: what method and path do not say about an operation. All tables are by operation.</summary>
internal sealed class OperationDecisions
{
    /// <summary>Method names that do not follow from the path.</summary>
    public Table<NameDecision> Names { get; set; } = new();

    /// <summary>Operations that have a successor: what to call instead.</summary>
    public Table<NameDecision> Superseded { get; set; } = new();

    /// <summary>POSTs that only read.</summary>
    public Table<Decision> Reads { get; set; } = new();

    /// <summary>GETs that write.</summary>
    public Table<Decision> Writes { get; set; } = new();

    /// <summary>Operations that take usage events.</summary>
    public Table<IngestionEntry> Ingestion { get; set; } = new();

    /// <summary>Bodies with a limited number of items.</summary>
    public Table<LimitEntry> Limits { get; set; } = new();

    /// <summary>Bodies that may be left out.</summary>
    public Table<Decision> OptionalBodies { get; set; } = new();

    /// <summary>Upserts that another member than the body's identifies.</summary>
    public Table<Decision> IdentifiedByPath { get; set; } = new();
}

internal sealed class IngestionEntry : Decision
{
    /// <summary>The member that holds the events, when the body is a list of them.</summary>
    public string? Events { get; set; }
}

internal sealed class LimitEntry : Decision
{
    public string Member { get; set; } = "";

    public int Maximum { get; set; }
}
