using System.Globalization;
using System.Text.RegularExpressions;

namespace Solvimon.Client.Codegen.Schemas;

/// <summary>How names of the wire are written in C#.</summary>
internal sealed partial class Naming(IReadOnlyDictionary<string, Decision> words, IReadOnlyDictionary<string, Decision> terms)
{
    private readonly HashSet<string> _used = [];

    /// <summary>The configured words that no name contained.</summary>
    public IEnumerable<string> UnusedWords => words.Keys.Except(_used);

    /// <summary>The configured terms that no name contained.</summary>
    public IEnumerable<string> UnusedTerms => terms.Keys.Except(_used);

    /// <summary><c>tax_id</c>, <c>TAX_ID</c>, <c>tax-id</c> and <c>taxId</c> become <c>TaxId</c>.</summary>
    public string Pascal(string wireName) => InOurTerms(string.Concat(Separators().Split(wireName).Where(word => word.Length > 0).Select(Word)));

    /// <summary>A schema's name with its acronyms as .NET writes them: <c>QuotePDFConfiguration</c> becomes <c>QuotePdfConfiguration</c>.</summary>
    public string Type(string schemaName)
    {
        if (schemaName.StartsWith("OAuth", StringComparison.Ordinal))
        {
            return schemaName;
        }

        var name = schemaName.ToCharArray();
        for (var i = 1; i < name.Length - 1; i++)
        {
            // Inside a run of capitals: neither the run's first letter nor the first letter of the next word.
            if (char.IsUpper(schemaName[i - 1]) && char.IsUpper(schemaName[i]) && char.IsUpper(schemaName[i + 1]) && i > 1)
            {
                name[i] = char.ToLowerInvariant(name[i]);
            }
        }

        return InOurTerms(new string(name));
    }

    /// <summary>A type's name as words in a sentence, with its article: <c>a pricing plan version</c>.</summary>
    public static string Sentence(string typeName)
    {
        var words = string.Concat(typeName.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {letter}" : $"{letter}")).ToLowerInvariant();
        words = words.Replace("e invoic", "e-invoic", StringComparison.Ordinal).Replace("api key", "API key", StringComparison.Ordinal).Replace("url", "URL", StringComparison.Ordinal);
        return (words[0] is 'a' or 'e' or 'i' or 'o' || words.StartsWith("API", StringComparison.Ordinal) ? "an " : "a ") + words;
    }

    private string InOurTerms(string name)
    {
        foreach (var (term, decision) in terms)
        {
            if (name.Contains(term, StringComparison.Ordinal))
            {
                _used.Add(term);
                name = name.Replace(term, decision.Is, StringComparison.Ordinal);
            }
        }

        return name;
    }

    private string Word(string word)
    {
        if (words.TryGetValue(word.ToLowerInvariant(), out var decision))
        {
            _used.Add(word.ToLowerInvariant());
            return decision.Is;
        }

        var rest = word.All(letter => !char.IsLower(letter)) ? word[1..].ToLower(CultureInfo.InvariantCulture) : word[1..];
        return char.ToUpperInvariant(word[0]) + rest;
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Separators();
}
