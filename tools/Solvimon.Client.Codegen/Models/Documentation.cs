using Solvimon.Client.Codegen.Schemas;
using YamlDotNet.Serialization;

namespace Solvimon.Client.Codegen.Models;

/// <summary>The dictionaries in <c>Docs</c>: what the summaries of types, members and values say.</summary>
internal sealed class Documentation
{
    private static readonly string[] RequestSuffixes = ["CreateRequest", "UpdateRequest", "UpsertRequest", "Request"];

    private readonly Dictionary<string, string> _nouns = [];
    private readonly HashSet<string> _usedNouns = [];
    private readonly Dictionary<string, string> _properties = [];
    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, EnumerationText> _enumerations = [];
    private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);

    private Documentation()
    {
    }

    /// <summary>What is missing, or says nothing.</summary>
    public IReadOnlyCollection<string> Problems => [.. _problems, .. _nouns.Keys.Except(_usedNouns).Select(key => $"nouns.yml: {key} no longer applies.")];

    public static Documentation Load(string directory)
    {
        var documentation = new Documentation();
        foreach (var file in Directory.GetFiles(directory, "*.yml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith("properties", StringComparison.Ordinal))
            {
                Merge(documentation._properties, Configuration.Read<Dictionary<string, string>>(directory, name), name);
            }
            else if (name.StartsWith("types", StringComparison.Ordinal))
            {
                // A family of which there are only requests is listed by its request's full name.
                var texts = Configuration.Read<Dictionary<string, string>>(directory, name);
                Merge(documentation._types, texts.ToDictionary(text => SchemaFamilies.Split(text.Key).Family, text => text.Value), name);
            }
            else if (name.StartsWith("nouns", StringComparison.Ordinal))
            {
                Merge(documentation._nouns, Configuration.Read<Dictionary<string, string>>(directory, name), name);
            }
            else if (name.StartsWith("enums", StringComparison.Ordinal))
            {
                var text = Configuration.Read<EnumerationTexts>(directory, name);
                Merge(documentation._values, text.Members, name);
                Merge(documentation._enumerations, text.Enums, name);
            }
        }

        return documentation;
    }

    public string Of(ModelType model)
    {
        var text = model.Summary ?? Checked(_types.GetValueOrDefault(model.Family.Name), model.Family.Name, model.Name);
        return model.Role switch
        {
            ModelRole.Create => $"What to send to create {Noun(model)}. {text}",
            ModelRole.Update => $"What to change of {Noun(model)}: what is assigned is sent, null included, and what is not assigned stays as it is. {text}",
            ModelRole.Upsert => $"What to send to create {Noun(model)}, or to change it where it exists already. {text}",
            _ => text,
        };
    }

    /// <summary>The text of a member: that for its class, for its schema, for all requests of the role (<c>UpsertRequest.id</c>), or for every schema.</summary>
    public string Of(ModelType model, ModelMember member)
    {
        var key = $"{model.Family.Name}.{member.JsonName}";
        string[] keys = [$"{model.Name}.{member.JsonName}", key, $"{model.Role}Request.{member.JsonName}", member.JsonName];
        var text = Checked(keys.Select(candidate => _properties.GetValueOrDefault(candidate)).FirstOrDefault(found => found is not null), key, member.Name);
        return model.IsSent && member.Type.Kind == MemberKind.Instant ? text + " Sent with whole seconds." : text;
    }

    public string Of(EnumerationType type) =>
        Checked(Lookup(type, text => text.Summary), type.Families[0].Name, type.Name);

    public string Of(EnumerationType type, string value, string name) =>
        Checked(Lookup(type, text => text.Members.GetValueOrDefault(value)) ?? _values.GetValueOrDefault(value), $"{type.Families[0].Name}: {value}", name);

    private string Noun(ModelType model)
    {
        var key = _nouns.ContainsKey(model.Name) ? model.Name : model.Family.Name;
        if (_nouns.TryGetValue(key, out var noun))
        {
            _usedNouns.Add(key);
            return noun;
        }

        var suffix = Array.Find(RequestSuffixes, suffix => model.Name.EndsWith(suffix, StringComparison.Ordinal)) ?? "";
        return Naming.Sentence(model.Name[..^suffix.Length]);
    }

    private static void Merge<T>(Dictionary<string, T> target, Dictionary<string, T>? source, string file)
    {
        foreach (var (key, value) in source ?? [])
        {
            if (!target.TryAdd(key, value))
            {
                throw new CodegenException($"Docs/{file}: {key} is documented twice.");
            }
        }
    }

    // The families of a shared enumeration, and for each of them the one that sameAs names.
    private string? Lookup(EnumerationType type, Func<EnumerationText, string?> select)
    {
        var own = type.Families.Select(family => family.Name).Select(name => _enumerations.GetValueOrDefault(name)).OfType<EnumerationText>().ToList();
        var same = own.Select(text => text.SameAs is { } name ? _enumerations.GetValueOrDefault(name) : null).OfType<EnumerationText>();
        return own.Concat(same).Select(select).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
    }

    private string Checked(string? text, string key, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _problems.Add($"{key} is not documented.");
            return "To be documented.";
        }

        text = text.Trim();
        if (!text.EndsWith('.'))
        {
            _problems.Add($"{key} does not end with a period.");
        }

        // "The email.", "Gets or sets the id of the customer": nothing but the name and words that go with every name.
        var words = text.Split([' ', '.', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (Array.TrueForAll(words, word => Filler.Contains(word) || name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            _problems.Add($"{key} only repeats the name: {text}");
        }

        return text;
    }

    private static readonly HashSet<string> Filler = new(StringComparer.OrdinalIgnoreCase) { "the", "a", "an", "of", "this", "gets", "or", "sets", "is", "value", "its" };

    private sealed class EnumerationTexts
    {
        public Dictionary<string, string> Members { get; set; } = [];

        public Dictionary<string, EnumerationText> Enums { get; set; } = [];
    }

    private sealed class EnumerationText
    {
        public string? Summary { get; set; }

        [YamlMember(Alias = "sameAs", ApplyNamingConventions = false)]
        public string? SameAs { get; set; }

        public Dictionary<string, string> Members { get; set; } = [];
    }
}
