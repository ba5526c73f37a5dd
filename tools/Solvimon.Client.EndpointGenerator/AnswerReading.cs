using Microsoft.CodeAnalysis;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>Writes the C# expression that reads an answer from a <c>Utf8JsonReader</c>.</summary>
internal static class AnswerReading
{
    /// <summary>Null if nothing can read the type.</summary>
    public static string? Expression(ITypeSymbol answer, string reader)
    {
        if (answer.Is("Solvimon.Client", "Page", arity: 1) && ItemLambda(answer) is { } readPageItem)
        {
            return $"{TypeNames.Write(answer)}.Read(ref {reader}, {readPageItem})";
        }

        if (answer.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IReadOnlyList_T
            && ItemLambda(answer) is { } readListItem)
        {
            return $"AnswerReader.ReadList(ref {reader}, {readListItem})";
        }

        return ValueExpression(answer, reader);
    }

    private static string? ItemLambda(ITypeSymbol listType)
        => !listType.IsNullable() && ValueExpression(((INamedTypeSymbol)listType).TypeArguments[0], "item") is { } readItem
            ? $"static (ref Utf8JsonReader item) => {readItem}"
            : null;

    private static string? ValueExpression(ITypeSymbol type, string reader)
    {
        if (type.IsNullable())
        {
            return null;
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            return $"AnswerReader.ReadString(ref {reader})";
        }

        return type.GetMembers("Read").OfType<IMethodSymbol>().Any(method => IsReader(method, type))
            ? $"{TypeNames.Write(type)}.Read(ref {reader})"
            : null;
    }

    /// <summary><c>static T Read(ref Utf8JsonReader reader)</c>, visible to the generated code.</summary>
    private static bool IsReader(IMethodSymbol method, ITypeSymbol type)
        => method is
        {
            IsStatic: true,
            IsGenericMethod: false,
            DeclaredAccessibility: Accessibility.Public or Accessibility.Internal,
            Parameters.Length: 1,
        }
        && method.Parameters[0].RefKind == RefKind.Ref
        && method.Parameters[0].Type.Is("System.Text.Json", "Utf8JsonReader")
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, type);
}
