using System.Text.RegularExpressions;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>From the words of paths and wire names to those of C#.</summary>
internal static partial class Words
{
    /// <summary><c>credit_and_copy</c>, <c>e-invoices</c>, <c>expand[]</c> → <c>CreditAndCopy</c>, <c>EInvoices</c>, <c>Expand</c>.</summary>
    public static string Pascal(string wire) =>
        string.Concat(Separators().Split(wire).Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));

    /// <summary><c>customer_id</c> → <c>customerId</c>.</summary>
    public static string Camel(string wire)
    {
        var pascal = Pascal(wire);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    /// <summary><c>ProductCategories</c> → <c>ProductCategory</c>.</summary>
    public static string Singular(string plural) => plural switch
    {
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith('s') => plural[..^1],
        _ => plural,
    };

    /// <summary><c>GetTaxIdTypes</c> → get, tax, id, types.</summary>
    public static IEnumerable<string> Split(string name) => Parts().Matches(name).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Separators();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")]
    private static partial Regex Parts();
}
