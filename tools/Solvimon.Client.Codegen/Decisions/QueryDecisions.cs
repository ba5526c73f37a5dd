namespace Solvimon.Client.Codegen.Decisions;

/// <summary><c>Config/queries.yml</c>: how query parameters appear in C#, where the documents do not say it.</summary>
internal sealed class QueryDecisions
{
    /// <summary>By wire name, or for one operation alone by <c>GET /v1/quotes?custom_field</c>.</summary>
    public Table<QueryEntry> Parameters { get; set; } = new();

    /// <summary>Value types for query values that no schema enumerates, by C# name.</summary>
    public Table<ChoiceEntry> Choices { get; set; } = new();

    /// <summary>The fields a list can be ordered by where a source gives them, by operation.</summary>
    public Table<OrderEntry> Orders { get; set; } = new();
}

internal sealed class QueryEntry : Decision
{
    /// <summary>The fluent method; by default <c>With</c> and the name.</summary>
    public string? Method { get; set; }

    /// <summary>How the text of the wire is given in C#: boolean, range, custom_field, timestamp. By default what the document says.</summary>
    public string? As { get; set; }

    /// <summary>The schema whose values it takes, or a choice.</summary>
    public string? Values { get; set; }
}

internal sealed class ChoiceEntry : Decision
{
    public string Text { get; set; } = "";

    /// <summary>Value to documentation.</summary>
    public Dictionary<string, string> Values { get; set; } = [];
}

internal sealed class OrderEntry : Decision
{
    public List<string> Fields { get; set; } = [];
}
