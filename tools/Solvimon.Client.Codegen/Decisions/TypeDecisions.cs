namespace Solvimon.Client.Codegen.Decisions;

/// <summary><c>Config/types.yml</c></summary>
internal sealed class TypeDecisions
{
    /// <summary>C# names of families and of their request variants.</summary>
    public Table<NameDecision> Names { get; set; } = new();

    /// <summary>Folders of types that several resources use and one owns, by C# name.</summary>
    public Table<NameDecision> Folders { get; set; } = new();

    /// <summary>Empty schemas: what they stand for.</summary>
    public Table<NameDecision> Empty { get; set; } = new();

    /// <summary>Families whose class is hand-written.</summary>
    public Table<NameDecision> HandWritten { get; set; } = new();

    /// <summary>Terms that stand for others, in the names of types, members and values.</summary>
    public Table<NameDecision> Terms { get; set; } = new();

    /// <summary>Words that are not written in plain Pascal case.</summary>
    public Table<NameDecision> Words { get; set; } = new();
}

/// <summary><c>Config/enumerations.yml</c></summary>
internal sealed class EnumerationDecisions
{
    /// <summary>One C# type for several families, by its name.</summary>
    public Table<EnumerationGroup> Groups { get; set; } = new();

    /// <summary>Better names of single families.</summary>
    public Table<NameDecision> Names { get; set; } = new();

    /// <summary>Names of values.</summary>
    public Table<NameDecision> Values { get; set; } = new();
}

internal sealed class EnumerationGroup : Decision
{
    public List<string> Schemas { get; set; } = [];
}

/// <summary>
/// <c>Config/members.yml</c>. Keys are <c>Schema.member</c>; in the first two tables also <c>*.member</c> for all schemas, from
/// which <c>!Schema.member</c> is taken out again.
/// </summary>
internal sealed class MemberDecisions
{
    /// <summary>Strings that are numbers.</summary>
    public Table<Decision> Decimals { get; set; } = new();

    /// <summary>Strings that are instants although their name does not end in <c>_at</c> or <c>timestamp</c>.</summary>
    public Table<Decision> Instants { get; set; } = new();

    /// <summary>Strings that are values of an enumeration: the schema that lists them.</summary>
    public Table<NameDecision> Enumerations { get; set; } = new();

    /// <summary>Objects that only the API fills in.</summary>
    public Table<Decision> Expanded { get; set; } = new();

    /// <summary>Objects inside a request that are sent as upsert requests.</summary>
    public Table<Decision> Upserts { get; set; } = new();

    /// <summary>Create requests that keep their id, by family.</summary>
    public Table<Decision> KeepId { get; set; } = new();

    /// <summary>The members that the requests of a family write first, in this order.</summary>
    public Table<NameDecision> Order { get; set; } = new();

    /// <summary>C# names of members.</summary>
    public Table<NameDecision> Names { get; set; } = new();
}

/// <summary>An entry of <c>Config/bodies.yml</c>: an operation whose body is smaller than its schema.</summary>
internal sealed class SmallBody : Decision
{
    /// <summary>The name of the class, or null where nothing is sent.</summary>
    public string? Is { get; set; }

    public string? Summary { get; set; }

    public List<string> Members { get; set; } = [];

    public List<string> Required { get; set; } = [];
}
