using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Types;

/// <summary>
/// Where types lie: with the resource whose operations take or answer them most, else with the only resource that uses them, else
/// in <c>Shared</c>. The classes of a schema lie together. What one resource owns although others use it is decided by name.
/// </summary>
internal sealed class TypeFolders
{
    private const string Shared = "Shared";

    private readonly Dictionary<string, SortedSet<string>> _folders = new(StringComparer.Ordinal);

    /// <param name="roots">The types that operations take or answer, each with the folder of such an operation.</param>
    /// <param name="types">All types.</param>
    /// <param name="decisions">Folders by the name of the type.</param>
    public TypeFolders(IEnumerable<(GeneratedType Type, string Folder)> roots, IReadOnlyCollection<GeneratedType> types, Table<NameDecision> decisions)
    {
        foreach (GeneratedType type in types)
        {
            if (decisions.Find(type.Name) is { } decided)
            {
                _folders[KeyOf(type)] = [decided.Is];
            }
        }

        foreach (IGrouping<string, string> group in roots.GroupBy(root => KeyOf(root.Type), root => root.Folder).Where(group => !_folders.ContainsKey(group.Key)))
        {
            List<KeyValuePair<string, int>> counts = group.CountBy(folder => folder).OrderByDescending(count => count.Value).ToList();
            _folders[group.Key] = [.. counts.Where(count => count.Value == counts[0].Value).Select(count => count.Key)];
        }

        AddUsers(types);
    }

    public string Of(GeneratedType type) => _folders[KeyOf(type)] is { Count: 1 } folders ? folders.Min! : Shared;

    /// <summary>A type and all that it is made of.</summary>
    public static IReadOnlyCollection<GeneratedType> Reached(GeneratedType root)
    {
        HashSet<GeneratedType> reached = [];
        Stack<GeneratedType> stack = new([root]);
        while (stack.TryPop(out GeneratedType? type))
        {
            if (reached.Add(type))
            {
                foreach (GeneratedType part in PartsOf(type))
                {
                    stack.Push(part);
                }
            }
        }

        return reached;
    }

    // What is neither decided nor handed in or out lies where its users lie, and these where theirs do: until nothing changes.
    private void AddUsers(IReadOnlyCollection<GeneratedType> types)
    {
        HashSet<string> settled = _folders.Keys.ToHashSet(StringComparer.Ordinal);
        List<(string Part, string User)> uses = types.SelectMany(type => PartsOf(type).Select(part => (Part: KeyOf(part), User: KeyOf(type)))).Where(use => !settled.Contains(use.Part)).Distinct().ToList();
        foreach (GeneratedType type in types)
        {
            _folders.TryAdd(KeyOf(type), []);
        }

        for (bool grown = true; grown;)
        {
            grown = false;
            foreach ((string part, string user) in uses)
            {
                int before = _folders[part].Count;
                _folders[part].UnionWith(_folders[user]);
                grown |= _folders[part].Count > before;
            }
        }
    }

    private static string KeyOf(GeneratedType type) => type is ModelType model ? $"schema {model.Family.Name}" : type.Name;

    private static IEnumerable<GeneratedType> PartsOf(GeneratedType type) =>
        type is ModelType model ? model.Members.Select(member => (member.Type.Item ?? member.Type).Generated).OfType<GeneratedType>() : [];
}
