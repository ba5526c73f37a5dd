using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Documents;

namespace Solvimon.Client.Codegen.Schemas;

/// <summary>All families of all documents. That their schemas are alike is checked, not assumed.</summary>
internal sealed partial class SchemaFamilies
{
    private readonly SortedDictionary<string, SchemaFamily> _families = new(StringComparer.Ordinal);

    public SchemaFamilies(ApiDocuments documents)
    {
        foreach (ApiDocument document in documents)
        {
            foreach ((string name, IOpenApiSchema schema) in document.Schemas)
            {
                (string familyName, SchemaVariant variant) = Split(name);
                SchemaFamily family = new(familyName)
                {
                    Values = [.. schema.Enum?.Select(value => value.GetValue<string>()) ?? []],
                    Members = [.. schema.Properties?.Select(property => new SchemaMember(property.Key, TypeOf(property.Value, $"{name}.{property.Key}"))) ?? []],
                };

                if (!_families.TryAdd(familyName, family))
                {
                    string[] differences = [.. _families[familyName].DifferencesFrom(family)];
                    if (differences.Length > 0)
                    {
                        throw new CodegenException($"{name} in the {document.Name} document is not like the other schemas of its family: {string.Join(", ", differences)}.");
                    }

                    family = _families[familyName];
                }

                family.AddVariant(variant, document.Name, schema.Required ?? new HashSet<string>());
            }
        }
    }

    public IEnumerable<SchemaFamily> All => _families.Values;

    public SchemaFamily this[string name] =>
        _families.TryGetValue(name, out SchemaFamily? family) ? family : throw new CodegenException($"The documents have no schema '{name}'.");

    public bool Contains(string name) => _families.ContainsKey(name);

    /// <summary>Takes <c>CustomerCreateRequestStatus</c> apart: family <c>CustomerStatus</c>, variant Create.</summary>
    public static (string Family, SchemaVariant Variant) Split(string schemaName)
    {
        Match match = Suffix().Match(schemaName);
        return !match.Success
            ? (schemaName, SchemaVariant.Base)
            : (schemaName.Remove(match.Index, match.Length), match.Value == "CreateRequest" ? SchemaVariant.Create : SchemaVariant.Update);
    }

    private static SchemaType TypeOf(IOpenApiSchema schema, string place)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } name })
        {
            return new SchemaType(SchemaKind.Reference, Split(name).Family);
        }

        if (schema.OneOf is { Count: > 0 } choices)
        {
            return TypeOf(choices.Single(choice => choice.Type != JsonSchemaType.Null), place);
        }

        return (schema.Type & ~JsonSchemaType.Null, schema.Format) switch
        {
            (JsonSchemaType.String, "date-time") => new SchemaType(SchemaKind.DateTime),
            (JsonSchemaType.String, _) => new SchemaType(SchemaKind.Text),
            (JsonSchemaType.Integer, "int64") => new SchemaType(SchemaKind.Int64),
            (JsonSchemaType.Integer, _) => new SchemaType(SchemaKind.Int32),
            (JsonSchemaType.Boolean, _) => new SchemaType(SchemaKind.Boolean),
            (JsonSchemaType.Array, _) => new SchemaType(SchemaKind.List, Item: TypeOf(schema.Items!, place)),
            (JsonSchemaType.Object, _) when schema.AdditionalProperties is not null => new SchemaType(SchemaKind.TextMap),
            _ => throw new CodegenException($"{place} has a type that the generator does not know: {schema.Type} {schema.Format}."),
        };
    }

    [GeneratedRegex("(Create|Update)Request")]
    private static partial Regex Suffix();
}
