using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>A diagnostic as plain values. A <see cref="Diagnostic"/> would keep the syntax tree of its location alive.</summary>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor,
    string FilePath,
    TextSpan Span,
    LinePositionSpan Lines,
    EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments)
    {
        FileLinePositionSpan position = symbol.Locations[0].GetLineSpan();
        return new(descriptor, position.Path, symbol.Locations[0].SourceSpan, position.Span, new(arguments));
    }

    public Diagnostic ToDiagnostic()
        => Diagnostic.Create(Descriptor, Location.Create(FilePath, Span, Lines), [.. Arguments]);
}
