using System.Text.RegularExpressions;
using Solvimon.Client.TestSupport;

namespace Solvimon.Client.Codegen.Tests;

public sealed partial class LongFileTests
{
    private const int MostLines = 400;

    [Fact]
    public void Long_generated_files_are_those_that_the_contributing_guide_gives_a_reason_for()
    {
        string root = Path.Combine(Repository.Root, "src", "Solvimon.Client", "Generated");

        IEnumerable<string> files = from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                                    where File.ReadLines(file).Count() > MostLines
                                    select Path.GetRelativePath(root, file).Replace('\\', '/');

        string guide = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        files.Should().BeEquivalentTo(Listed().Matches(guide).Select(match => match.Groups["file"].Value));
    }

    [GeneratedRegex(@"^\| `(?<file>\w+/[\w/.]+\.cs)` \| \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();
}
