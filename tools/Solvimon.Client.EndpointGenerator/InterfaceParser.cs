using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>Turns the declaration of an endpoint interface into its model, or into diagnostics.</summary>
internal static class InterfaceParser
{
    /// <summary>Runs on every node of an edited file, so it looks at syntax alone.</summary>
    public static bool IsCandidate(SyntaxNode node)
        => node is InterfaceDeclarationSyntax declaration
            && declaration.Members.Any(static member => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 });

    /// <summary>Null for an interface without an endpoint, and for all but one of the parts of a partial interface.</summary>
    public static ParsedInterface? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol symbol
            || !symbol.GetMembers().OfType<IMethodSymbol>().Any(static method => HttpMethod.FindAll(method).Any())
            || !IsFirstPart(symbol, context.Node, cancellationToken))
        {
            return null;
        }

        var diagnostics = new List<DiagnosticInfo>();
        var methods = new List<EndpointMethod>();

        if (FindFault(symbol) is { } fault)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.UnsupportedInterface, symbol, symbol.Name, fault));
        }

        foreach (ISymbol member in symbol.GetMembers().Where(IsToBeImplemented))
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (member is not IMethodSymbol method || !HttpMethod.FindAll(method).Any())
            {
                diagnostics.Add(DiagnosticInfo.Create(Diagnostics.MemberWithoutHttpMethod, member, member.Name));
            }
            else if (new MethodParser(method, diagnostics).Parse() is { } endpoint)
            {
                methods.Add(endpoint);
            }
        }

        EndpointInterface? endpoints = diagnostics.Count > 0
            ? null
            : new EndpointInterface(symbol.ContainingNamespace.ToDisplayString(), symbol.Name, new(methods));

        return new ParsedInterface(endpoints, new(diagnostics));
    }

    private static bool IsFirstPart(INamedTypeSymbol symbol, SyntaxNode node, CancellationToken cancellationToken)
        => symbol.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .First(IsCandidate) == node;

    private static string? FindFault(INamedTypeSymbol symbol) => symbol switch
    {
        { ContainingType: not null } => "is nested",
        { ContainingNamespace.IsGlobalNamespace: true } => "is in no namespace",
        { IsGenericType: true } => "is generic",
        { Interfaces.Length: > 0 } => "has a base interface",
        { Name: var name } when name.Length < 2 || name[0] != 'I' => "has no leading 'I'",
        _ => null,
    };

    /// <summary>Members with a body of their own need none; the accessors of a property come with the property.</summary>
    private static bool IsToBeImplemented(ISymbol member)
        => member.IsAbstract && member is not IMethodSymbol { AssociatedSymbol: not null };
}
