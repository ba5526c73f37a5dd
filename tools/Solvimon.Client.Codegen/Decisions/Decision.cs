namespace Solvimon.Client.Codegen.Decisions;

/// <summary>Something that the documents do not say, and why it is so.</summary>
internal class Decision
{
    public string Reason { get; set; } = "";
}

/// <summary>A decision for a name or another word.</summary>
internal sealed class NameDecision : Decision
{
    public string Is { get; set; } = "";
}
