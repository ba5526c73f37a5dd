using FluentAssertions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Solvimon.Client.EndpointGenerator.Tests;

public class IncrementalityTests
{
    private static readonly SyntaxTree Apples = GeneratorHarness.Parse(Interface("IApplesApi", "/v1/apples"), "Apples.cs");
    private static readonly SyntaxTree Pears = GeneratorHarness.Parse(Interface("IPearsApi", "/v1/pears"), "Pears.cs");
    private static readonly SyntaxTree Other = GeneratorHarness.Parse("internal static class Other;", "Other.cs");

    [Fact]
    public void An_unrelated_edit_regenerates_nothing()
    {
        var steps = RunTwice(Other, GeneratorHarness.Parse("internal static class Other { public const int Edited = 1; }", "Other.cs"));

        steps.Should().HaveCountGreaterThan(4).And.OnlyContain(static step => !WasRecomputed(step.Reason));
    }

    [Fact]
    public void A_comment_in_the_interface_itself_regenerates_nothing()
    {
        var steps = RunTwice(Apples, GeneratorHarness.Parse("// A comment.\n" + Interface("IApplesApi", "/v1/apples"), "Apples.cs"));

        steps.Should().OnlyContain(static step => !WasRecomputed(step.Reason));
    }

    [Fact]
    public void An_edit_of_one_interface_regenerates_that_one_alone()
    {
        var steps = RunTwice(Apples, GeneratorHarness.Parse(Interface("IApplesApi", "/v2/apples"), "Apples.cs"));

        steps.Where(static step => step.Name == EndpointGenerator.Steps.Interfaces).Select(static step => step.Reason)
            .Should().Equal(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached);
        steps.Count(static step => step.Name == "SourceOutput" && WasRecomputed(step.Reason)).Should().Be(1);
    }

    [Fact]
    public void An_edit_of_a_query_object_regenerates_the_interface_that_uses_it()
    {
        var query = GeneratorHarness.Parse("internal sealed class AppleQuery { public int? Limit { get; init; } }", "Query.cs");
        var edited = GeneratorHarness.Parse("internal sealed class AppleQuery { public int? Limit { get; init; } public string? Kind { get; init; } }", "Query.cs");
        var api = GeneratorHarness.Parse(
            """
            internal interface IApplesApi
            {
                [Get("/v1/apples")]
                Task ListAsync([Query] AppleQuery query, [Property] ApiCall call, CancellationToken cancellationToken);
            }
            """);

        var before = GeneratorHarness.Compile(api, query);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(before).RunGenerators(before.ReplaceSyntaxTree(query, edited));

        driver.GetRunResult().GeneratedTrees.Single().ToString().Should().Contain("uri.AppendQuery(\"kind\", query.Kind);");
    }

    [Fact]
    public void A_diagnostic_moves_with_its_method()
    {
        var faulty = GeneratorHarness.Parse("internal interface IApplesApi { [Get(\"/a\")] Task GetAsync(); }", "Apples.cs");
        var moved = GeneratorHarness.Parse("\n\ninternal interface IApplesApi { [Get(\"/a\")] Task GetAsync(); }", "Apples.cs");

        var before = GeneratorHarness.Compile(faulty);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(before);
        int line = LineOfFirst(driver);
        driver = driver.RunGenerators(before.ReplaceSyntaxTree(faulty, moved));

        LineOfFirst(driver).Should().Be(line + 2);

        static int LineOfFirst(GeneratorDriver driver)
            => driver.GetRunResult().Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line;
    }

    private static bool WasRecomputed(IncrementalStepRunReason reason)
        => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    /// <summary>Runs the generator, replaces one file, runs it again, and tells how each of its steps fared the second time.</summary>
    private static List<(string Name, IncrementalStepRunReason Reason)> RunTwice(SyntaxTree file, SyntaxTree edited)
    {
        var before = GeneratorHarness.Compile(Apples, Pears, Other);
        GeneratorRunResult result = GeneratorHarness.CreateDriver()
            .RunGenerators(before)
            .RunGenerators(before.ReplaceSyntaxTree(file, edited))
            .GetRunResult().Results.Single();

        var own = result.TrackedSteps.Where(static step => step.Key
            is EndpointGenerator.Steps.Parsed
            or EndpointGenerator.Steps.Diagnostics
            or EndpointGenerator.Steps.Interfaces);

        return
        [
            .. from step in own.Concat(result.TrackedOutputSteps)
               from run in step.Value
               from output in run.Outputs
               select (step.Key, output.Reason),
        ];
    }

    private static string Interface(string name, string path) => $$"""
        internal interface {{name}}
        {
            [Get("{{path}}/{id}")]
            Task<Widget> GetAsync(string id, [Query] bool? archived, [Property] ApiCall call, CancellationToken cancellationToken);
        }
        """;
}
