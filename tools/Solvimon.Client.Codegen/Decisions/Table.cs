using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Solvimon.Client.Codegen.Decisions;

/// <summary>
/// The entries of one list in <c>Config</c> or <c>Docs</c>, by key. An entry that was asked for is in use; one that nothing
/// asked for is stale, and a problem.
/// </summary>
internal sealed class Table<T>(Dictionary<string, T> entries) : ITable
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public Table()
        : this([])
    {
    }

    /// <summary>All entries, without being asked for.</summary>
    public IReadOnlyDictionary<string, T> Entries => entries;

    /// <summary>The entry for a key, which is in use from then on, or null.</summary>
    public T? Find(string key)
    {
        if (!entries.TryGetValue(key, out T? entry))
        {
            return default;
        }

        _used.Add(key);
        return entry;
    }

    /// <summary>Whether there is an entry, which is in use from then on.</summary>
    public bool Has(string key) => Find(key) is not null;

    public void Report(string place, Problems problems)
    {
        foreach ((string key, T entry) in entries)
        {
            if (entry is Decision { Reason: "" })
            {
                problems.Add($"{place}: '{key}' gives no reason.");
            }

            if (!_used.Contains(key))
            {
                problems.Add($"{place}: '{key}' no longer applies.");
            }
        }
    }
}

internal static class NameTable
{
    /// <summary>The name that is decided, or the one that the rule gives. A decision for what the rule gives anyway is not in use.</summary>
    public static string Name(this Table<NameDecision> table, string key, string rule) =>
        table.Entries.TryGetValue(key, out NameDecision? decision) && decision.Is != rule ? table.Find(key)!.Is : rule;
}

internal interface ITable
{
    /// <summary>Reports entries without a reason and those that nothing asked for.</summary>
    void Report(string place, Problems problems);
}

internal static class Tables
{
    /// <summary>Reports every table of a file: itself, or one of its members, which are called as in YAML.</summary>
    public static void Report(object file, string name, Problems problems)
    {
        if (file is ITable table)
        {
            table.Report(name, problems);
            return;
        }

        foreach (PropertyInfo property in file.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            string place = $"{name}: {UnderscoredNamingConvention.Instance.Apply(property.Name)}";
            switch (property.GetValue(file))
            {
                case ITable member:
                    member.Report(place, problems);
                    break;
                case System.Collections.IDictionary members:
                    foreach (System.Collections.DictionaryEntry member in members)
                    {
                        (member.Value as ITable)?.Report($"{place}: {member.Key}", problems);
                    }

                    break;
            }
        }
    }
}
