using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>
/// Implements the endpoint interfaces of the SDK: for <c>ICustomersApi</c> it writes
/// <c>internal sealed class CustomersApi(ApiTransport transport) : ICustomersApi</c>.
/// </summary>
/// <remarks>
/// Three steps, one file each: <see cref="InterfaceParser"/> turns an interface into a model (<see cref="EndpointInterface"/>)
/// or into <see cref="Diagnostics"/>, and <see cref="Emitter"/> turns the model into code. The model is plain values
/// without symbols, so that an edit which leaves it equal ends there and regenerates nothing. An interface with a
/// diagnostic gets no implementation.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class EndpointGenerator : IIncrementalGenerator
{
    /// <summary>Names of the pipeline's steps, by which the tests see what an edit has recomputed.</summary>
    public static class Steps
    {
        public const string Parsed = nameof(Parsed);

        public const string Diagnostics = nameof(Diagnostics);

        public const string Interfaces = nameof(Interfaces);
    }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedInterface> parsed = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => InterfaceParser.IsCandidate(node),
                static (syntax, cancellationToken) => InterfaceParser.Parse(syntax, cancellationToken))
            .Where(static result => result is not null)
            .Select(static (result, _) => result!)
            .WithTrackingName(Steps.Parsed);

        // Diagnostics carry positions, which move with every edit above them: they travel apart from the model.
        IncrementalValuesProvider<DiagnosticInfo> diagnostics = parsed
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(Steps.Diagnostics);

        IncrementalValuesProvider<EndpointInterface> interfaces = parsed
            .Where(static result => result.Interface is not null)
            .Select(static (result, _) => result.Interface!)
            .WithTrackingName(Steps.Interfaces);

        context.RegisterSourceOutput(
            diagnostics,
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

        context.RegisterSourceOutput(
            interfaces,
            static (output, endpoints) => output.AddSource(
                $"{endpoints.Namespace}.{endpoints.ClassName}.g.cs",
                SourceText.From(Emitter.Emit(endpoints), Encoding.UTF8)));
    }
}
