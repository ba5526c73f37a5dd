using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.Versioning;
using System.Text.Json.Serialization;
using PublicApiGenerator;

namespace Solvimon.Client.Tests.Conventions;

/// <summary>The folder <c>api</c> lists what each package shows to its users, a file for each target framework.</summary>
/// <remarks><c>UPDATE_DOCS=1 dotnet test tests/Solvimon.Client.Tests --filter PublicApiListingTests</c> accepts a change.</remarks>
public sealed class PublicApiListingTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "api", Framework());

    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        DenyNamespacePrefixes = [], // registration is in Microsoft.Extensions.DependencyInjection
        ExcludeAttributes = [typeof(DebuggerDisplayAttribute).FullName!, typeof(JsonConverterAttribute).FullName!, typeof(TypeConverterAttribute).FullName!],
    };

    public static TheoryData<string> Packages => [.. PublicApi.Packages.Select(package => package.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_listing_is_what_the_package_has(string package)
    {
        string file = Path.Combine(Folder, package + ".txt");
        string actual = PublicApi.Packages.Single(assembly => assembly.GetName().Name == package).GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
        }

        string listed = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(listed == actual, $"""
            The public API of {package} is not what api/{Framework()}/{package}.txt lists:

            {Differences(listed, actual)}

            This accepts it:  UPDATE_DOCS=1 dotnet test tests/Solvimon.Client.Tests --filter PublicApiListingTests
            A removed or changed member breaks users: the changelog says so.
            """);
    }

    [Fact]
    public void Nothing_else_is_listed() =>
        Directory.GetFiles(Folder).Select(file => Path.GetFileNameWithoutExtension(file)).Should().BeEquivalentTo(Packages.Select(row => row.Data));

    // net8.0
    private static string Framework()
    {
        string name = PublicApi.Client.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        return "net" + name[(name.LastIndexOf('v') + 1)..];
    }

    private static string Differences(string listed, string actual)
    {
        string[] before = [.. MembersOf(listed)];
        string[] after = [.. MembersOf(actual)];
        IEnumerable<string> lines = [.. before.Except(after).Select(line => "- " + line), .. after.Except(before).Select(line => "+ " + line)];
        return string.Join('\n', lines.DefaultIfEmpty("(the order alone)").Take(100));
    }

    // A type stands four spaces in, its members eight. Many types have a member that reads the same.
    private static IEnumerable<string> MembersOf(string listing)
    {
        string type = "";
        foreach (string line in listing.Split('\n').Where(line => line.Trim() is not "{" and not "}"))
        {
            bool isMember = line.StartsWith("        ", StringComparison.Ordinal);
            type = isMember ? type : line.Trim();
            yield return isMember ? $"{type}: {line.Trim()}" : type;
        }
    }
}
