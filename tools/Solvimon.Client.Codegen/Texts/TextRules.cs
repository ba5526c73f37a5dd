using Solvimon.Client.Codegen.Names;

namespace Solvimon.Client.Codegen.Texts;

/// <summary>What a text must be: there, a sentence, and more than the name.</summary>
internal static class TextRules
{
    private static readonly HashSet<string> Filler = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "all", "an", "and", "by", "for", "get", "gets", "id", "is", "its", "of", "one", "or", "reference", "returns", "sets", "the", "this", "to", "value", "with",
    };

    /// <summary>The text, or a stand-in where it is missing, which is a problem.</summary>
    /// <param name="text">The text that was found.</param>
    /// <param name="place">The file, and where in it the text stands or is missing.</param>
    /// <param name="name">The name in C# of what it describes.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    public static string Checked(string? text, string place, string name, Problems problems)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            problems.Add($"{place} has no text.");
            return "To be documented.";
        }

        if (!text.EndsWith('.'))
        {
            problems.Add($"{place} does not end with a period.");
        }

        // "The email.", "Gets or sets the id of the customer": the name, and words that go with every name.
        string[] words = text.Split([' ', '.', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (Array.TrueForAll(words, word => Filler.Contains(word) || name.Contains(Naming.Singular(word), StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add($"{place} says no more than the name: {text}");
        }

        return text;
    }
}
