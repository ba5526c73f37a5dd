using System.Text.RegularExpressions;
using Solvimon.Client.Tests.Conventions;

namespace Solvimon.Client.Tests.Documentation;

/// <summary>The README inside each package is read on a feed's page, where nothing else of the repository is.</summary>
public sealed partial class PackageReadmeTests
{
    public static TheoryData<string> Packages => [.. PublicApi.Packages.Select(package => package.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Is_a_page_that_begins_with_how_to_add_the_package(string package)
    {
        string text = Read(package);

        text.Should().StartWith($"# {package}\n");
        Fence().Match(text).Groups[1].Value.Trim().Should().Be($"dotnet add package {package}");
        text.Split('\n').Should().HaveCountLessThan(100);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Has_no_relative_links(string package) =>
        Link().Matches(Read(package)).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("https://", StringComparison.Ordinal)).Should().BeEmpty();

    private static string Read(string package) => File.ReadAllText(Path.Combine(Repository.Root, "src", package, "README.md"));

    [GeneratedRegex(@"^```.*\n([^`]*)```", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Link();
}
