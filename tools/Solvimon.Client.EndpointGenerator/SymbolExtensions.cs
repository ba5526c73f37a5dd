using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Solvimon.Client.EndpointGenerator;

internal static class SymbolExtensions
{
    private const string AttributesNamespace = "Solvimon.Client.Endpoints";

    public static bool Is(this ITypeSymbol type, string containingNamespace, string name, int arity = 0)
        => type.Name == name
            && type is INamedTypeSymbol { ContainingType: null } named
            && named.Arity == arity
            && named.ContainingNamespace.ToDisplayString() == containingNamespace;

    public static bool IsNullable(this ITypeSymbol type)
        => type.NullableAnnotation == NullableAnnotation.Annotated
            || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>A value type over its own text on the wire.</summary>
    public static bool IsWireValue(this ITypeSymbol type)
        => type.IsValueType && type.AllInterfaces.Any(static i => i.Is("Solvimon.Client.Json", "IWireValue"));

    /// <summary>The attribute of the endpoint vocabulary with that name, such as <c>BodyAttribute</c>.</summary>
    public static AttributeData? FindEndpointAttribute(this ISymbol symbol, string name)
        => symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Is(AttributesNamespace, name) == true);

    /// <summary>The name that <c>[AliasAs]</c> gives.</summary>
    public static string? FindAlias(this ISymbol symbol)
        => symbol.FindEndpointAttribute("AliasAsAttribute")?.TextArgument();

    /// <summary>The text that the attribute is constructed with.</summary>
    public static string TextArgument(this AttributeData attribute)
        => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";

    /// <summary>The symbol's name as an identifier in C#: <c>@event</c> where it is a keyword.</summary>
    public static string Identifier(this ISymbol symbol)
        => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
}
