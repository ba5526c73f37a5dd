using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Solvimon.Client.Tests.Conventions;

namespace Solvimon.Client.Tests.Documentation;

/// <summary>
/// Each C# snippet of the READMEs and the guides compiles, among the names that <see cref="Surroundings"/> gives it. One that brings
/// all that it needs has <c>&lt;!-- runs --&gt;</c> in the line before it, and is run: what it asserts holds.
/// </summary>
public sealed partial class SnippetTests
{
    // What a reader has around a snippet: its usings, and the things that the text speaks of. A type of the snippet's own
    // goes before one of the same name here.
    private const string Surroundings = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net; using System.Net.Http;
        using System.Threading; using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting; using Microsoft.Extensions.Logging;
        using NSubstitute; using NSubstitute.ExceptionExtensions;
        using Solvimon.Client; using Solvimon.Client.AspNetCore; using Solvimon.Client.Entitlements; using Solvimon.Client.Models; using Solvimon.Client.PostgreSql; using Solvimon.Client.Sqlite; using Solvimon.Client.Testing;
        using Solvimon.Client.UsageEvents; using Solvimon.Client.Webhooks;
        using Xunit;
        using Around;

        #pragma warning disable CS0649, CS0169, CS8618, CS1998
        namespace Around
        {
            internal sealed record Order(string Id);

            internal interface IOrders { Task<IReadOnlyList<Order>> LoadUnbilledAsync(DateOnly day); }

            internal interface IReplayLog { void Note(string id, bool wasReplayed); }

            internal abstract class CustomerHandler : IWebhookHandler<Customer>
            {
                public abstract Task HandleAsync(WebhookEvent<Customer> webhookEvent, CancellationToken cancellationToken);
            }

            public sealed record BrokerMessage(string Id, string Customer, DateTimeOffset At);

            public interface IBroker
            {
                IAsyncEnumerable<BrokerMessage> ReceiveAsync(CancellationToken cancellationToken);
                Task AcknowledgeAsync(BrokerMessage message, CancellationToken cancellationToken);
                Task DeadLetterAsync(BrokerMessage message, string reason, CancellationToken cancellationToken);
            }

            internal abstract class SnippetSurroundings
            {
                protected static string[] args;
                protected static string key, keyOfTenantA, keyOfTenantB, reference, secret, signatureHeader, timestampHeader;
                protected static byte[] body;
                protected static DateOnly day;
                protected static IServiceCollection services;
                protected static WebApplicationBuilder builder;
                protected static WebApplication app;
                protected static ISolvimonClient solvimon;
                protected static SolvimonSandbox sandbox;
                protected static SolvimonSandboxServer server;
                protected static ILogger logger;
                protected static HttpRequestMessage request;
                protected static Order order;
                protected static IOrders orders;
                protected static IReplayLog log;
                protected static IWebhookInbox inbox;
                protected static IUsageEvents usage;
                protected static IEntitlements entitlements;
                protected static CustomerCreateRequest CustomerOf(Order order) => null!;
                protected static Task CreateAccountAsync(Customer? customer, CancellationToken cancellationToken) => null!;
                protected static Task AuditAsync(string type, DateTimeOffset? at, CancellationToken cancellationToken) => null!;
                protected static Task SynchronizeAsync(WebhookEvent<Customer> webhookEvent, CancellationToken cancellationToken) => null!;
            }
        }

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string, int> Snippets() => Numbered(_ => true);

    public static TheoryData<string, int> SnippetsThatRun() => Numbered(snippet => snippet.Groups["runs"].Success);

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Compiles(string file, int number)
    {
        string snippet = In(file).ElementAt(number - 1);

        Compile(snippet).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Should().BeEmpty(snippet);
    }

    [Theory]
    [MemberData(nameof(SnippetsThatRun))]
    public async Task Runs(string file, int number)
    {
        using MemoryStream assembly = new();
        Compile(In(file).ElementAt(number - 1)).Emit(assembly).Diagnostics.Should().NotContain(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        await Assembly.Load(assembly.ToArray()).GetType("Snippet")!.GetMethod("RunAsync", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Func<Task>>()();
    }

    /// <summary>The snippets of a file.</summary>
    internal static IEnumerable<string> In(string file) => Fences(file).Select(match => match.Groups["code"].Value);

    internal static CSharpCompilation Compile(string snippet) => CSharpCompilation.Create(
        "Snippet",
        [CSharpSyntaxTree.ParseText(Surround(snippet), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static TheoryData<string, int> Numbered(Func<Match, bool> isMeant) =>
    [
        .. from path in Files()
           let file = Path.GetRelativePath(Repository.Root, path)
           from snippet in Fences(file).Select((match, index) => (Match: match, Number: index + 1))
           where isMeant(snippet.Match)
           select (file, snippet.Number),
    ];

    private static MatchCollection Fences(string file) => Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)));

    private static IEnumerable<string> Files() =>
    [
        Path.Combine(Repository.Root, "README.md"),
        .. PublicApi.Packages.Select(package => Path.Combine(Repository.Root, "src", package.GetName().Name!, "README.md")),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md"),
    ];

    private static string Surround(string snippet)
    {
        string usings = string.Concat(Using().Matches(snippet));
        string code = Using().Replace(snippet, "");
        bool isType = Declaration().IsMatch(code);
        return usings + Surroundings + (isType
            ? code
            : $"internal abstract class Snippet : SnippetSurroundings {{ internal static async Task RunAsync() {{ await Task.Yield();\n{code}\n}} }}");
    }

    // The line before the fence says what needs packages that are the reader's choice, and what runs.
    [GeneratedRegex(@"(?<runs><!-- runs -->\n)?(?<!other packages -->\n)```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^using [\w.]+;[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\A\s*(public|internal) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
