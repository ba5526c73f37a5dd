using System.Globalization;
using System.Text.RegularExpressions;
using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Names;

/// <summary>How names of the wire, the paths and the schemas are written in C#.</summary>
/// <param name="words">Words that are not written in plain Pascal case.</param>
/// <param name="terms">Terms that stand for others.</param>
internal sealed partial class Naming(Table<NameDecision> words, Table<NameDecision> terms)
{
    /// <summary><c>tax_id</c>, <c>TAX_ID</c>, <c>tax-id</c>, <c>taxId</c> and <c>tax_id[]</c> become <c>TaxId</c>.</summary>
    public string Pascal(string wireName) => InOurTerms(string.Concat(Separators().Split(wireName).Where(word => word.Length > 0).Select(Word)));

    /// <summary>A schema's name with its acronyms as .NET writes them: <c>QuotePDFConfiguration</c> becomes <c>QuotePdfConfiguration</c>.</summary>
    public string Type(string schemaName)
    {
        char[] name = schemaName.ToCharArray();
        for (int i = 1; i < name.Length - 1; i++)
        {
            // Inside a run of capitals: neither the run's first letter nor the first letter of the next word.
            if (char.IsUpper(schemaName[i - 1]) && char.IsUpper(schemaName[i]) && char.IsUpper(schemaName[i + 1]))
            {
                name[i] = char.ToLowerInvariant(name[i]);
            }
        }

        return InOurTerms(new string(name));
    }

    /// <summary><c>CustomerId</c> becomes <c>customerId</c>.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal[1..];

    /// <summary><c>customerId</c> becomes <c>CustomerId</c>, <c>customers</c> becomes <c>Customers</c>.</summary>
    public static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary><c>ProductCategories</c> becomes <c>ProductCategory</c>, <c>coupons</c> becomes <c>coupon</c>.</summary>
    public static string Singular(string plural) => plural switch
    {
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith('s') => plural[..^1],
        _ => plural,
    };

    /// <summary>The members that hold the ids of what another member holds as objects: <c>coupons</c> stands beside <c>coupon_ids</c>.</summary>
    public static IReadOnlyList<string> IdsOf(string wireName) => [wireName + "_id", Singular(wireName) + "_ids"];

    /// <summary><c>GetTaxIdTypes</c> becomes get, tax, id, types.</summary>
    public static IEnumerable<string> Split(string name) => Parts().Matches(name).Select(match => match.Value.ToLowerInvariant());

    /// <summary>A type's name as words in a sentence, with its article: <c>a pricing plan version</c>.</summary>
    public static string Sentence(string typeName)
    {
        string words = string.Concat(typeName.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {letter}" : $"{letter}")).ToLowerInvariant();
        words = words.Replace("e invoic", "e-invoic", StringComparison.Ordinal).Replace("api key", "API key", StringComparison.Ordinal).Replace("url", "URL", StringComparison.Ordinal);
        return (words[0] is 'a' or 'e' or 'i' or 'o' || words.StartsWith("API", StringComparison.Ordinal) ? "an " : "a ") + words;
    }

    private string InOurTerms(string name)
    {
        foreach (string? term in terms.Entries.Keys.Where(term => name.Contains(term, StringComparison.Ordinal)))
        {
            name = name.Replace(term, terms.Find(term)!.Is, StringComparison.Ordinal);
        }

        return name;
    }

    private string Word(string word)
    {
        if (words.Find(word.ToLowerInvariant()) is { } decision)
        {
            return decision.Is;
        }

        string rest = word.All(letter => !char.IsLower(letter)) ? word[1..].ToLower(CultureInfo.InvariantCulture) : word[1..];
        return char.ToUpperInvariant(word[0]) + rest;
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Separators();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")]
    private static partial Regex Parts();
}
