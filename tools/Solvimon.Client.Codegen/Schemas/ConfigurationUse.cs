namespace Solvimon.Client.Codegen.Schemas;

/// <summary>Which entries of the configuration were used: one that no longer applies, or gives no reason, is an error.</summary>
internal sealed class ConfigurationUse
{
    private readonly HashSet<(string List, string Key)> _used = [];
    private readonly List<string> _problems = [];

    public void Mark(string list, string key) => _used.Add((list, key));

    public bool MarkIf(string list, string key, bool condition)
    {
        if (condition)
        {
            Mark(list, key);
        }

        return condition;
    }

    public void Check(string list, IEnumerable<KeyValuePair<string, Decision>> entries)
    {
        foreach (var (key, decision) in entries)
        {
            if (string.IsNullOrWhiteSpace(decision.Why))
            {
                _problems.Add($"{list}: {key} gives no reason.");
            }

            if (!_used.Contains((list, key)))
            {
                _problems.Add($"{list}: {key} no longer applies.");
            }
        }
    }

    public void Report(string list, IEnumerable<string> unused) => _problems.AddRange(unused.Select(key => $"{list}: {key} no longer applies."));

    public void Throw()
    {
        if (_problems.Count > 0)
        {
            throw new CodegenException("The configuration does not fit the documents:", _problems);
        }
    }
}
