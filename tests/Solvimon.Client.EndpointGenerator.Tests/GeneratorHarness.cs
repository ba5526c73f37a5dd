using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Solvimon.Client.EndpointGenerator.Tests;

/// <summary>Compiles snippets in memory, beside the embedded sources of the SDK, and runs the generator on them.</summary>
internal static class GeneratorHarness
{
    private const string Usings = """
        using Solvimon.Client.Endpoints;
        using Solvimon.Client.Http;
        using Solvimon.Client.Json;
        using Solvimon.Client.Models;

        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilation BaseCompilation = CSharpCompilation.Create(
        "Snippets",
        [ImplicitUsings(), .. EmbeddedSources()],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999));

    /// <summary>A file of the SDK's usings and the snippet, in the namespace of the endpoints.</summary>
    public static SyntaxTree Parse(string snippet, string path = "Snippet.cs")
        => ParseFile("namespace Solvimon.Client.Endpoints\n{\n" + snippet + "\n}\n", path);

    /// <summary>A file of the SDK's usings and the code as it is.</summary>
    public static SyntaxTree ParseFile(string code, string path = "Snippet.cs")
        => CSharpSyntaxTree.ParseText(Usings + code, ParseOptions, path);

    public static CSharpCompilation Compile(params SyntaxTree[] snippets) => BaseCompilation.AddSyntaxTrees(snippets);

    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new EndpointGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generator's result for one snippet, without compiling its output.</summary>
    public static GeneratorRunResult Generate(string snippet) => Generate(Parse(snippet));

    public static GeneratorRunResult Generate(params SyntaxTree[] snippets)
        => CreateDriver().RunGenerators(Compile(snippets)).GetRunResult().Results.Single();

    /// <summary>What the compiler and the generator have to say about the snippet and the code generated for it.</summary>
    public static IEnumerable<Diagnostic> CompileWithGenerator(string snippet) => CompileWithGenerator(Parse(snippet));

    public static IEnumerable<Diagnostic> CompileWithGenerator(params SyntaxTree[] snippets)
    {
        CreateDriver().RunGeneratorsAndUpdateCompilation(Compile(snippets), out Compilation output, out var diagnostics);
        return diagnostics.Concat(output.GetDiagnostics()).Where(static d => d.Severity > DiagnosticSeverity.Hidden);
    }

    /// <summary>A source file of this project, as it is embedded.</summary>
    public static SyntaxTree ParseEmbedded(string name)
    {
        using var reader = new StreamReader(typeof(GeneratorHarness).Assembly.GetManifestResourceStream(name)!);
        return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), ParseOptions, name);
    }

    private static IEnumerable<SyntaxTree> EmbeddedSources()
        => typeof(GeneratorHarness).Assembly.GetManifestResourceNames()
            .Where(static name => name != "IWidgetsApi.cs") // an input of the tests
            .Select(ParseEmbedded);

    private static SyntaxTree ImplicitUsings() => CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        ParseOptions);
}
