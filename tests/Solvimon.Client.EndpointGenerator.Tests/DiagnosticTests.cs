using System.Globalization;
using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Solvimon.Client.EndpointGenerator.Tests;

/// <summary>Every diagnostic: id, location (between the marks <c>⟦</c> and <c>⟧</c>) and message.</summary>
public class DiagnosticTests
{
    private const string Rest = "[Property] ApiCall call, CancellationToken cancellationToken";

    public static TheoryData<string, string, string> Methods => new()
    {
        // The member as a whole
        {
            "SOLV002",
            "Task ⟦GetAsync⟧();",
            "'GetAsync' is no endpoint; make it a method with [Get], [Post], [Put], [Patch] or [Delete], or move it out of the interface"
        },
        {
            "SOLV002",
            "string ⟦Version⟧ { get; }",
            "'Version' is no endpoint; make it a method with [Get], [Post], [Put], [Patch] or [Delete], or move it out of the interface"
        },
        {
            "SOLV003",
            $"""[Get("/a"), Post("/a")] Task ⟦GetAsync⟧({Rest});""",
            "'GetAsync' has several HTTP methods; keep one, and declare another method for each of the others"
        },
        {
            "SOLV004",
            $"""[Get("/a")] Task ⟦GetAsync⟧<T>({Rest});""",
            "'GetAsync' is generic; replace its type parameters with the types of the operation"
        },

        // The answer
        { "SOLV005", $"""[Get("/a")] void ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("void") },
        { "SOLV005", $"""[Get("/a")] ValueTask ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("ValueTask") },
        { "SOLV005", $"""[Get("/a")] Task<object> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<object>") },
        { "SOLV005", $"""[Get("/a")] Task<int> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<int>") },
        { "SOLV005", $"""[Get("/a")] Task<Widget?> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<Widget?>") },
        { "SOLV005", $"""[Get("/a")] Task<WidgetStatus?> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<WidgetStatus?>") },
        { "SOLV005", $"""[Get("/a")] Task<Stream?> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<Stream?>") },
        { "SOLV005", $"""[Get("/a")] Task<Page<object>> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<Page<object>>") },
        { "SOLV005", $"""[Get("/a")] Task<Page<Widget>?> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<Page<Widget>?>") },
        { "SOLV005", $"""[Get("/a")] Task<List<Widget>> ⟦GetAsync⟧({Rest});""", UnsupportedReturnType("Task<List<Widget>>") },

        // The path
        { "SOLV006", $"""[Get("v1/a")] Task ⟦GetAsync⟧({Rest});""", "The path 'v1/a' is relative; start it with '/'" },
        { "SOLV006", $"""[Get("")] Task ⟦GetAsync⟧({Rest});""", "The path '' is relative; start it with '/'" },
        { "SOLV007", $"""[Get("/a?b=c")] Task ⟦GetAsync⟧({Rest});""", MalformedPath("/a?b=c", "?b=c") },
        { "SOLV007", $$"""[Get("/a/{id")] Task ⟦GetAsync⟧({{Rest}});""", MalformedPath("/a/{id", "{id") },
        { "SOLV007", $$"""[Get("/a/{}/b")] Task ⟦GetAsync⟧({{Rest}});""", MalformedPath("/a/{}/b", "{}/b") },
        { "SOLV007", $"""[Get("/a b")] Task ⟦GetAsync⟧({Rest});""", MalformedPath("/a b", " b") },
        {
            "SOLV008",
            $$"""[Get("/a/{id}")] Task ⟦GetAsync⟧({{Rest}});""",
            "No parameter fills the placeholder 'id'; add one of that name, or correct the path"
        },
        {
            "SOLV009",
            $$"""[Get("/a/{id}/{id}")] Task ⟦GetAsync⟧(string id, {{Rest}});""",
            "The placeholder 'id' occurs more than once; give each placeholder a name and a parameter of its own"
        },
        { "SOLV010", $$"""[Get("/a/{id}")] Task GetAsync(string? ⟦id⟧, {{Rest}});""", UnsupportedPathParameter("string?") },
        { "SOLV010", $$"""[Get("/a/{id}")] Task GetAsync(int? ⟦id⟧, {{Rest}});""", UnsupportedPathParameter("int?") },
        { "SOLV010", $$"""[Get("/a/{id}")] Task GetAsync(WidgetStatus? ⟦id⟧, {{Rest}});""", UnsupportedPathParameter("WidgetStatus?") },
        { "SOLV010", $$"""[Get("/a/{id}")] Task GetAsync(DateTimeOffset ⟦id⟧, {{Rest}});""", UnsupportedPathParameter("DateTimeOffset") },
        { "SOLV010", $$"""[Get("/a/{id}")] Task GetAsync(string[] ⟦id⟧, {{Rest}});""", UnsupportedPathParameter("string[]") },

        // Roles
        {
            "SOLV011",
            $"""[Get("/a")] Task GetAsync(string ⟦id⟧, {Rest});""",
            "The parameter 'id' is not used by the request; mark it [Body], [Query], [Property] or [PageLink], or name it in the path"
        },
        { "SOLV012", $"""[Post("/a")] Task PostAsync([Query, Body] Widget ⟦a⟧, {Rest});""", SeveralRoles("a") },
        { "SOLV012", $$"""[Get("/a/{id}")] Task GetAsync([PageLink] string? ⟦id⟧, {{Rest}});""", SeveralRoles("id") },
        { "SOLV013", $"""[Post("/a")] Task PostAsync([Body] Widget a, [Body] Widget ⟦b⟧, {Rest});""", RepeatedRole("b", "[Body]") },
        { "SOLV013", $"""[Get("/a")] Task GetAsync([PageLink] string? a, [PageLink] string? ⟦b⟧, {Rest});""", RepeatedRole("b", "[PageLink]") },
        { "SOLV013", $"""[Get("/a")] Task GetAsync([Property] ApiCall a, [Property] ApiCall ⟦b⟧, CancellationToken c);""", RepeatedRole("b", "[Property]") },

        // Bodies
        {
            "SOLV014",
            $"""[Get("/a")] Task GetAsync([Body] Widget ⟦body⟧, {Rest});""",
            "'GetAsync' is a GET and cannot send the body 'body'; make that parameter a [Query], or choose another HTTP method"
        },
        {
            "SOLV014",
            $"""[Delete("/a")] Task DeleteAsync([Body] Widget ⟦body⟧, {Rest});""",
            "'DeleteAsync' is a DELETE and cannot send the body 'body'; make that parameter a [Query], or choose another HTTP method"
        },
        {
            "SOLV015",
            $"""[Post("/a")] Task PostAsync([Body] string ⟦body⟧, {Rest});""",
            "The body 'body' is of type 'string'; derive it from SolvimonObject"
        },

        // Call and cancellation
        {
            "SOLV016",
            """[Get("/a")] Task ⟦GetAsync⟧(CancellationToken cancellationToken);""",
            "'GetAsync' does not take the call's options; add the parameter '[Property] ApiCall call'"
        },
        { "SOLV017", """[Get("/a")] Task GetAsync([Property] string ⟦call⟧, CancellationToken c);""", UnsupportedProperty("string") },
        { "SOLV017", """[Get("/a")] Task GetAsync([Property] ApiCall? ⟦call⟧, CancellationToken c);""", UnsupportedProperty("ApiCall?") },
        { "SOLV018", """[Get("/a")] Task ⟦GetAsync⟧([Property] ApiCall call);""", CancellationTokenNotLast },
        { "SOLV018", """[Get("/a")] Task GetAsync(CancellationToken ⟦c⟧, [Property] ApiCall call);""", CancellationTokenNotLast },

        // Query
        { "SOLV019", $"""[Get("/a")] Task GetAsync([Query] object ⟦q⟧, {Rest});""", UnsupportedQuery("q", "object") },
        { "SOLV019", $"""[Get("/a")] Task GetAsync([Query] double ⟦q⟧, {Rest});""", UnsupportedQuery("q", "double") },
        { "SOLV019", $"""[Get("/a")] Task GetAsync([Query] DayOfWeek ⟦q⟧, {Rest});""", UnsupportedQuery("q", "DayOfWeek") },
        { "SOLV019", $"""[Get("/a")] Task GetAsync([Query] IReadOnlyList<int?> ⟦q⟧, {Rest});""", UnsupportedQuery("q", "IReadOnlyList<int?>") },
        { "SOLV019", $"""[Get("/a")] Task GetAsync([Query] string[] ⟦q⟧, {Rest});""", UnsupportedQuery("q", "string[]") },
        {
            "SOLV019",
            $"""[Get("/a")] Task GetAsync([Query] IReadOnlyDictionary<string, int> ⟦q⟧, {Rest});""",
            UnsupportedQuery("q", "IReadOnlyDictionary<string, int>")
        },
        { "SOLV019", $"""[Get("/a")] Task GetAsync([Query] EmptyQuery ⟦q⟧, {Rest});""", UnsupportedQuery("q", "EmptyQuery") },
        { "SOLV019", $"""[Get("/a")] Task GetAsync([Query] FaultyQuery ⟦q⟧, {Rest});""", UnsupportedQuery("q.Ratio", "double") },

        // Page links and modifiers
        {
            "SOLV020",
            $"""[Get("/a")] Task GetAsync([PageLink] string ⟦link⟧, {Rest});""",
            "The [PageLink] parameter 'link' is of type 'string'; make it a 'string?', null for the first page"
        },
        {
            "SOLV021",
            $"""[Get("/a")] Task GetAsync([Query] in int ⟦q⟧, {Rest});""",
            "The parameter 'q' is passed by reference; remove its modifier"
        },
    };

    public static TheoryData<string, string> Interfaces => new()
    {
        { "namespace N { class C { internal interface ⟦IA⟧ { * } } }", "is nested" },
        { "internal interface ⟦IA⟧ { * }", "is in no namespace" },
        { "namespace N { internal interface ⟦IA⟧<T> { * } }", "is generic" },
        { "namespace N { internal interface ⟦IA⟧ : IDisposable { * } }", "has a base interface" },
        { "namespace N { internal interface ⟦Api⟧ { * } }", "has no leading 'I'" },
        { "namespace N { internal interface ⟦I⟧ { * } }", "has no leading 'I'" },
    };

    private const string CancellationTokenNotLast =
        "'GetAsync' does not end with a CancellationToken; make 'CancellationToken cancellationToken' its last parameter";

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_that_cannot_be_implemented_is_reported(string id, string markedMethod, string message)
    {
        (SyntaxTree file, TextSpan marked) = Unmark(
            """
            namespace Solvimon.Client.Endpoints;

            internal interface IThingsApi
            {
                [Get("/fine")] Task FineAsync([Property] ApiCall call, CancellationToken cancellationToken);
                *
            }

            internal sealed class EmptyQuery;

            internal sealed class FaultyQuery
            {
                public int Limit { get; init; }
                public double Ratio { get; init; }
            }
            """.Replace("*", markedMethod, StringComparison.Ordinal));

        GeneratorRunResult result = GeneratorHarness.Generate(file);

        Check(result.Diagnostics.Should().ContainSingle().Subject, id, marked, message);
        result.GeneratedSources.Should().BeEmpty("half an implementation would hide the diagnostic behind compiler errors");
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void An_interface_that_cannot_be_implemented_is_reported(string markedInterface, string fault)
    {
        (SyntaxTree file, TextSpan marked) = Unmark(markedInterface.Replace(
            "*",
            """[Get("/a")] Task GetAsync([Property] ApiCall call, CancellationToken cancellationToken);""",
            StringComparison.Ordinal));

        GeneratorRunResult result = GeneratorHarness.Generate(file);

        Check(
            result.Diagnostics.Should().ContainSingle().Subject,
            "SOLV001",
            marked,
            $"'{file.GetText().ToString(marked)}' {fault}; an endpoint interface is a top-level interface in a namespace, not generic, without base interfaces, and named with a leading 'I'");
        result.GeneratedSources.Should().BeEmpty();
    }

    [Fact]
    public void All_faults_of_an_interface_are_reported_at_once()
    {
        const string source = """
            internal interface IThingsApi
            {
                [Get("a/{id}")] object GetAsync([Query] double ratio, string text);
                Task PostAsync();
            }
            """;

        GeneratorHarness.Generate(source).Diagnostics.Select(static d => d.Id).Should().BeEquivalentTo(
            "SOLV002", "SOLV005", "SOLV006", "SOLV008", "SOLV011", "SOLV016", "SOLV018", "SOLV019");
    }

    [Fact]
    public void A_faulty_interface_does_not_keep_others_from_being_implemented()
    {
        const string source = """
            internal interface IFaultyApi
            {
                [Get("/a")] Task GetAsync();
            }

            internal interface ISoundApi
            {
                [Get("/a")] Task GetAsync([Property] ApiCall call, CancellationToken cancellationToken);
            }
            """;

        GeneratorHarness.Generate(source).GeneratedSources.Should().ContainSingle()
            .Which.HintName.Should().Be("Solvimon.Client.Endpoints.SoundApi.g.cs");
    }

    [Fact]
    public void Every_diagnostic_has_a_test()
    {
        IEnumerable<string> declared = typeof(EndpointGenerator).Assembly
            .GetType("Solvimon.Client.EndpointGenerator.Diagnostics")!
            .GetFields()
            .Select(static field => ((DiagnosticDescriptor)field.GetValue(null)!).Id);

        Methods.Select(static row => (string)row[0]).Append("SOLV001").Distinct().Should().BeEquivalentTo(declared);
    }

    private static void Check(Diagnostic diagnostic, string id, TextSpan span, string message)
    {
        diagnostic.Id.Should().Be(id);
        diagnostic.Severity.Should().Be(DiagnosticSeverity.Error);
        diagnostic.GetMessage(CultureInfo.InvariantCulture).Should().Be(message);
        diagnostic.Location.SourceSpan.Should().Be(span);
        diagnostic.Location.GetLineSpan().Path.Should().Be("Snippet.cs");
    }

    private static (SyntaxTree File, TextSpan Marked) Unmark(string code)
    {
        string marked = GeneratorHarness.ParseFile(code).ToString();
        int start = marked.IndexOf('⟦', StringComparison.Ordinal);
        int end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        string unmarked = code.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        return (GeneratorHarness.ParseFile(unmarked), TextSpan.FromBounds(start, end));
    }

    private static string UnsupportedReturnType(string type)
        => $"'GetAsync' returns '{type}'; return Task, Task<Stream>, Task<T>, Task<Page<T>> or Task<IReadOnlyList<T>>, where T is string or has a static T Read(ref Utf8JsonReader), and is not nullable";

    private static string MalformedPath(string path, string rest)
        => $"The path '{path}' is malformed at '{rest}'; write placeholders as {{name}}, percent-escape reserved characters, and pass the query as [Query] parameters";

    private static string UnsupportedPathParameter(string type)
        => $"The path parameter 'id' is of type '{type}'; make it a string, int, long or IWireValue struct that is not nullable";

    private static string SeveralRoles(string name)
        => $"The parameter '{name}' has several roles; keep one of [Body], [Query], [Property], [PageLink] and the placeholder in the path";

    private static string RepeatedRole(string name, string role)
        => $"The parameter '{name}' is a second {role}; a request has one, so remove the other or give this one another role";

    private static string UnsupportedProperty(string type)
        => $"The [Property] parameter 'call' is of type '{type}'; the one request property is an ApiCall that is not nullable";

    private static string UnsupportedQuery(string name, string type)
        => $"The query '{name}' is of type '{type}'; use string, bool, int, long, decimal, DateTimeOffset or an IWireValue struct, a nullable or an IReadOnlyList<T> of one, IReadOnlyDictionary<string, string>, or a class whose properties are such";
}
