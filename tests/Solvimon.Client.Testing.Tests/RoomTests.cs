using System.Text.RegularExpressions;
using Solvimon.Client.Testing.Reading;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>The folders of the package have a direction: each uses only those before it.</summary>
public sealed partial class RoomTests
{
    private const string Root = "(root)";

    private static readonly string[] Rooms =
    [
        "Json", "Description", "Options", "Messages", "Faults", "Storage", "Webhooks", "Reading", "Writing",
        "Behaviors/Plans", "Behaviors/Subscriptions", "Behaviors/Customers", "Behaviors/Events", "Behaviors/Account", "Behaviors",
        "Pipeline", "Doors", Root,
    ];

    [Fact]
    public void A_folder_uses_only_the_folders_before_it()
    {
        List<(string Name, string Room, string Text)> sources = Sources();
        Dictionary<string, string> rooms = sources
            .SelectMany(source => Declaration().Matches(source.Text).Select(match => (Type: match.Groups[1].Value, source.Room)))
            .Distinct()
            .ToDictionary(declared => declared.Type, declared => declared.Room, StringComparer.Ordinal);

        sources.Select(source => source.Room).Distinct().Should().BeEquivalentTo(Rooms);
        IEnumerable<string> circles = from source in sources
                                      from word in Word().Matches(source.Text).Select(match => match.Value).Distinct()
                                      where rooms.TryGetValue(word, out string? room) && Array.IndexOf(Rooms, room) > Array.IndexOf(Rooms, source.Room)
                                      select $"{source.Name} uses {word}";
        circles.Should().BeEmpty();
    }

    [Fact]
    public void The_contributing_guide_shows_the_folders() =>
        File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"))
            .Should().Contain(string.Join(" < ", Rooms.SkipLast(1).Where(room => !room.Contains('/')).Select(room => $"`{room}`")));

    [Fact]
    public void What_is_public_lies_in_the_root_namespace() =>
        typeof(SolvimonSandbox).Assembly.GetExportedTypes().Should().OnlyContain(type => type.Namespace == "Solvimon.Client.Testing");

    private static List<(string Name, string Room, string Text)> Sources()
    {
        string package = Path.Combine(Repository.Root, "src", "Solvimon.Client.Testing");
        return (from path in Directory.EnumerateFiles(package, "*.cs", SearchOption.AllDirectories)
                let name = Path.GetRelativePath(package, path)
                let folder = Path.GetDirectoryName(name)!
                where folder.Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")
                select (name, folder.Length == 0 ? Root : folder.Replace('\\', '/'), NoCode().Replace(File.ReadAllText(path), ""))).ToList();
    }

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|record|enum|struct|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    // Comments may look up, and texts may say what they like.
    [GeneratedRegex(@"//.*$|""(\\.|[^""\\])*""", RegexOptions.Multiline)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+")]
    private static partial Regex Word();
}
