using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Solvimon.Client.Tests.Conventions;

/// <summary>Under <c>ImplicitUsings</c> every public type can be named as it is.</summary>
public sealed class NameClashTests
{
    private static readonly string[] OfEverySdk =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] OfWorker =
    [
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly string[] OfWeb =
    [
        .. OfWorker, "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
    ];

    public static TheoryData<string, string[]> Sdks => new()
    {
        { "Microsoft.NET.Sdk", OfEverySdk },
        { "Microsoft.NET.Sdk.Worker", [.. OfEverySdk, .. OfWorker] },
        { "Microsoft.NET.Sdk.Web", [.. OfEverySdk, .. OfWeb] },
    };

    [Theory]
    [MemberData(nameof(Sdks))]
    public void No_public_type_is_ambiguous(string sdk, string[] usings)
    {
        Compile(usings).Should().BeEmpty("a program made with {0} names them all", sdk);
    }

    [Fact]
    public void A_model_named_like_a_type_of_the_runtime_would_be_noticed() =>
        Compile(OfEverySdk, "namespace Solvimon.Client.Models { public class File; }", "typeof(File)").Should().ContainSingle().Which.Should().Contain("CS0104");

    private static IEnumerable<string> Compile(string[] usings, string more = "", string another = "typeof(int)")
    {
        string program = $$"""
            {{string.Concat(usings.Append("Solvimon.Client").Append("Solvimon.Client.Models").Select(name => $"global using global::{name};\n"))}}
            {{more}}
            namespace Shop
            {
                internal static class Program
                {
                    public static readonly Type[] Named = { {{string.Join(", ", PublicApi.Client.GetExportedTypes().Where(IsNamedByUsers).Select(type => $"typeof({NameOf(type)})"))}}, {{another}} };

                    private static void Main() => Console.WriteLine(Named.Length);
                }
            }
            """;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.ParseText(program)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        return compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());
    }

    // The registration is there for its extension methods, in the namespace where they are expected.
    private static bool IsNamedByUsers(Type type) => type.Namespace is "Solvimon.Client" or "Solvimon.Client.Models";

    private static string NameOf(Type type) => type.Name.Split('`') is [var name, var arity] ? $"{name}<{new string(',', int.Parse(arity, System.Globalization.CultureInfo.InvariantCulture) - 1)}>" : type.Name;
}
