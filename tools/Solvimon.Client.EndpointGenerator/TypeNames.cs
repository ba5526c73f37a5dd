using Microsoft.CodeAnalysis;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>Writes types the way a person would: by their short names where the generated file's usings allow it, else in full.</summary>
internal static class TypeNames
{
    /// <summary>The usings of every generated file.</summary>
    public static readonly string[] Usings =
    [
        "System",
        "System.CodeDom.Compiler",
        "System.Collections.Generic",
        "System.Diagnostics.CodeAnalysis",
        "System.IO",
        "System.Net.Http",
        "System.Text.Json",
        "System.Threading",
        "System.Threading.Tasks",
        "Solvimon.Client",
        "Solvimon.Client.Endpoints",
        "Solvimon.Client.Http",
        "Solvimon.Client.Models",
    ];

    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Write(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { ContainingType: null } named)
        {
            return type.ToDisplayString(FullName);
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return Write(named.TypeArguments[0]) + "?";
        }

        if (named.SpecialType is not SpecialType.None // C# has a keyword for it
            || !Usings.Contains(named.ContainingNamespace.ToDisplayString()))
        {
            return named.ToDisplayString(FullName);
        }

        string arguments = named.Arity == 0 ? "" : $"<{string.Join(", ", named.TypeArguments.Select(Write))}>";
        string nullable = named.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "";
        return named.Name + arguments + nullable;
    }
}
