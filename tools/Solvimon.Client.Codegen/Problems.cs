namespace Solvimon.Client.Codegen;

/// <summary>What a run finds to be decided, written or deleted: collected, so that one run tells everything.</summary>
internal sealed class Problems
{
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Found => _found;

    public void Add(string problem) => _found.Add(problem);

    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw new CodegenException("Config and Docs do not fit the documents:", _found);
        }
    }
}
