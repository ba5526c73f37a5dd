using System.Text.RegularExpressions;

namespace Solvimon.Client.Tests.Conventions;

/// <summary>The folders of a package have a direction: each uses only those before it. CONTRIBUTING shows the same lines.</summary>
public sealed partial class FolderTests
{
    private const string Root = "(root)";

    private static readonly Dictionary<string, string[]> Folders = new(StringComparer.Ordinal)
    {
        ["Solvimon.Client"] =
            ["Stores", "Json", "Models", "Errors", "Calls", "Configuration", "Telemetry", "Resilience", "Http", "Endpoints", "Lifecycles", "Paging", "Generated", "Webhooks", "DependencyInjection", Root],
        ["Solvimon.Client.UsageEvents"] = ["Rejections", Root, "Storage", "Telemetry", "Recording", "Sending", "Outbox", "Hosting", "HealthChecks", "DependencyInjection"],
        ["Solvimon.Client.Entitlements"] = [Root, "Caching", "Telemetry", "Refreshing", "Checks", "Webhooks", "DependencyInjection"],
        ["Solvimon.Client.Sqlite"] = ["Database", "UsageEvents", "Webhooks", Root, "DependencyInjection"],
        ["Solvimon.Client.PostgreSql"] = ["Database", "UsageEvents", "Webhooks", Root, "DependencyInjection"],
        ["Solvimon.Client.AspNetCore"] = [Root, "Stores", "Handling", "Receiving", "Inbox", "HealthChecks", "DependencyInjection"],
    };

    public static TheoryData<string> Packages => [.. Folders.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_folder_uses_only_the_folders_before_it(string package)
    {
        string[] folders = Folders[package];
        List<Source> sources = [.. Sources(package).Where(source => folders.Contains(source.Folder))];
        Dictionary<string, string> folderOf = [];
        foreach (Source source in sources)
        {
            foreach (Match declared in Declaration().Matches(source.Text))
            {
                folderOf[declared.Groups[1].Value] = source.Folder;
            }
        }

        sources.Select(source => source.Folder).Distinct().Should().BeEquivalentTo(folders);
        string[] backwards =
        [
            .. from source in sources
               from word in Word().Matches(source.Text).Select(match => match.Value).Distinct()
               where folderOf.TryGetValue(word, out string? folder) && Array.IndexOf(folders, folder) > Array.IndexOf(folders, source.Folder)
               select $"{source.Name} uses {word}",
        ];
        backwards.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_contributing_guide_shows_the_direction(string package) =>
        Regex.Replace(File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md")), @"\s+", " ")
            .Should().Contain(string.Join(" < ", Folders[package].Where(folder => folder != Root).Select(folder => $"`{folder}`")));

    // What is written by hand, and of the generated code what is no model: models are read and written by whoever has one.
    private static IEnumerable<Source> Sources(string package)
    {
        string directory = Path.Combine(Repository.Root, "src", package);
        return from path in Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(directory, path).Replace('\\', '/')
               where !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal)
                   && !(name.StartsWith("Generated/", StringComparison.Ordinal) && (name.Contains("/Models/", StringComparison.Ordinal) || name.Contains("/Shared/", StringComparison.Ordinal)))
               select new Source(name, name.Contains('/', StringComparison.Ordinal) ? name[..name.IndexOf('/', StringComparison.Ordinal)] : Root, NoCode().Replace(File.ReadAllText(path), ""));
    }

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|record|record struct|enum|struct|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    // Comments may look up, and texts may say what they like.
    [GeneratedRegex(@"//.*$|""(\\.|[^""\\])*""", RegexOptions.Multiline)]
    private static partial Regex NoCode();

    // A name that follows a dot is a member's.
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+(?!\w*\s*(?:\{\s*get|=>|= ))")]
    private static partial Regex Word();

    private sealed record Source(string Name, string Folder, string Text);
}
