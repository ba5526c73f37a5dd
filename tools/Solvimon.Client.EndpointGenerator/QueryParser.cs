using System.Text;
using Microsoft.CodeAnalysis;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>Turns a <c>[Query]</c> parameter into the pairs that it stands for.</summary>
internal static class QueryParser
{
    public static IEnumerable<UriPart> Parse(IParameterSymbol parameter, Action<string, ITypeSymbol> reportUnsupported)
    {
        if (IsValue(parameter.Type))
        {
            yield return Pair(parameter, parameter.Identifier());
            yield break;
        }

        List<IPropertySymbol> properties = PropertiesOf(parameter.Type);
        if (properties.Count == 0)
        {
            reportUnsupported(parameter.Name, parameter.Type);
        }

        string member = parameter.Type.IsNullable() ? "?." : ".";
        foreach (IPropertySymbol property in properties)
        {
            if (!IsValue(property.Type))
            {
                reportUnsupported($"{parameter.Name}.{property.Name}", property.Type);
            }

            yield return Pair(property, parameter.Identifier() + member + property.Identifier());
        }
    }

    private static UriPart.Query Pair(ISymbol symbol, string expression)
        => new(Uri.EscapeDataString(symbol.FindAlias() ?? SnakeCase(symbol.Name)), expression);

    /// <summary>Whether <c>RequestUriBuilder.AppendQuery</c> takes the type.</summary>
    private static bool IsValue(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            => IsSimpleValue(nullable.TypeArguments[0]),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T } list
            => IsSimpleValue(list.TypeArguments[0]),
        INamedTypeSymbol named when named.Is("System.Collections.Generic", "IReadOnlyDictionary", arity: 2)
            => named.TypeArguments.All(static argument => argument.SpecialType == SpecialType.System_String && !argument.IsNullable()),
        _ => IsSimpleValue(type),
    };

    private static bool IsSimpleValue(ITypeSymbol type)
        => type.SpecialType is SpecialType.System_String
            or SpecialType.System_Boolean
            or SpecialType.System_Int32
            or SpecialType.System_Int64
            or SpecialType.System_Decimal
            || type.Is("System", "DateTimeOffset")
            || type.IsWireValue();

    /// <summary>The properties of a query object, those of its base classes first; none if the type is no query object.</summary>
    private static List<IPropertySymbol> PropertiesOf(ITypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();

        for (ITypeSymbol? level = type;
            level is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None };
            level = level.BaseType)
        {
            properties.InsertRange(0, level.GetMembers().OfType<IPropertySymbol>().Where(static property => property is
            {
                IsStatic: false,
                IsIndexer: false,
                IsOverride: false,
                GetMethod: not null,
                DeclaredAccessibility: Accessibility.Public or Accessibility.Internal,
            }));
        }

        return properties;
    }

    /// <summary><c>CustomFieldReference</c> → <c>custom_field_reference</c>, <c>VATNumber</c> → <c>vat_number</c>.</summary>
    private static string SnakeCase(string name)
    {
        var result = new StringBuilder(name.Length + 8);

        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = i > 0
                && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

            if (startsWord && name[i - 1] != '_')
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }
}
