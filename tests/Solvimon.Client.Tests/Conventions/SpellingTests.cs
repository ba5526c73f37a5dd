using System.Text.RegularExpressions;

namespace Solvimon.Client.Tests.Conventions;

/// <summary>American spelling in code, docs and tests.</summary>
public sealed partial class SpellingTests
{
    // Stems, as they begin a word or a part of a name. What the API itself spells so is upper case, and is not looked at.
    private static readonly string[] Stems =
    [
        "aluminium", "analyse", "analysing", "apologis", "armour", "artefact", "authoris", "behaviour", "cancell(?!ation)", "capitalis", "catalogue", "categoris", "centre",
        "characteris", "cheque", "colour", "customis", "defence", "dialogue", "emphasis(?=e|ing)", "endeavour", "enrol(?!l)", "favour", "fibre", "finalis",
        "flavour", "fulfil(?!l)", "generalis", "grey", "harbour", "honour", "humour", "initialis", "instal(?!l)", "judgement", "kilometre", "labell", "labour",
        "licence", "localis", "manoeuvre", "maximis", "metre(?!s?_)", "minimis", "modell", "neighbour", "normalis", "optimis(?!tic|m)", "organis(?!m)", "parallelis(?!m)", "practise",
        "prioritis", "programme(?!r|d)", "realis", "recognis", "rumour", "sceptic", "serialis", "signall", "skilful", "specialis", "standardis", "summaris",
        "synchronis", "theatre", "tidie", "tokenis", "travell", "tumour", "tyre", "unauthoris", "utilis", "vapour", "vectoris", "visualis", "whilst", "wilful",
    ];

    // Names of the API's own values: CANCELLED.
    private static readonly string[] Allowed = ["Cancelled"];

    [Fact]
    public void Words_are_spelled_as_in_the_United_States()
    {
        string root = Repository.Root!;
        string[] found =
        [
            .. from path in Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
               where Path.GetExtension(path) is ".cs" or ".md" or ".yml" or ".csproj" or ".props"
               let name = Path.GetRelativePath(root, path).Replace('\\', '/')
               where !Skipped().IsMatch(name)
               from line in File.ReadLines(path)
               from Match match in British().Matches(line)
               let word = Word().Match(line, match.Index).Value
               where !Allowed.Contains(word)
               select $"{name}: {word}",
        ];

        found.Distinct().Should().BeEmpty();
    }

    [Theory]
    [InlineData("the behaviour", true)]
    [InlineData("IsNormalised", true)]
    [InlineData("Cancelled", true)]
    [InlineData("CANCELLED", false)]
    [InlineData("cancellation", false)]
    [InlineData("canceled", false)]
    [InlineData("optimistic", false)]
    public void The_list_finds_what_it_is_meant_to(string text, bool isBritish) => British().IsMatch(text).Should().Be(isBritish);

    // Lower case where a word begins, and a capital also where a part of a name does.
    private static Regex British() => Pattern;

    private static readonly Regex Pattern = new(
        $"(?<![A-Za-z])(?:{string.Join('|', Stems)})|(?:{string.Join('|', Stems.Select(stem => char.ToUpperInvariant(stem[0]) + stem[1..]))})",
        RegexOptions.Compiled | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(^|/)(obj|bin|artifacts|node_modules|TestResults)/|third_party/|SpellingTests\.cs$")]
    private static partial Regex Skipped();
}
