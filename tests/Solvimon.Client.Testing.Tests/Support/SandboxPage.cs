using System.Text.RegularExpressions;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>The parts of <c>docs/sandbox.md</c> that are found out, not written: <c>UPDATE_DOCS=1</c> writes them anew.</summary>
internal static partial class SandboxPage
{
    /// <summary>The part between the marks of this name is this text.</summary>
    public static void ShouldHave(string name, string text)
    {
        string path = Path.Combine(Repository.Root, "docs", "sandbox.md");
        string page = File.ReadAllText(path);
        string begin = $"<!-- {name}: begin -->\n", end = $"<!-- {name}: end -->";
        int start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        string updated = page[..start] + "\n" + text.TrimEnd() + "\n\n" + page[page.IndexOf(end, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, updated);
            return;
        }

        Assert.True(page == updated, $"docs/sandbox.md must say under '{name}' (UPDATE_DOCS=1 writes it):\n\n{text}");
    }

    /// <summary>The assumptions that the package's sources state where they are made: <c>// Assumption (subject): text</c>.</summary>
    public static IEnumerable<(string Subject, string Text)> Assumptions() =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Solvimon.Client.Testing"), "*.cs", SearchOption.AllDirectories)
        where !path.Split(Path.DirectorySeparatorChar).Contains("obj")
        orderby path
        from Match match in Assumption().Matches(File.ReadAllText(path))
        select (match.Groups[1].Value, LineBreak().Replace(match.Groups[2].Value, " ").Trim());

    [GeneratedRegex(@"// Assumption \(([a-z ]+)\): ([^\n]*(?:\n[ ]*//(?! Assumption|/)[^\n]*)*)")]
    private static partial Regex Assumption();

    [GeneratedRegex(@"\s*\n\s*//\s*")]
    private static partial Regex LineBreak();
}
