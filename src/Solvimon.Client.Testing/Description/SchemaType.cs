namespace Solvimon.Client.Testing.Description;

/// <summary>
/// A type expression of the API description, such as <c>string</c>, <c>TaxId[]?</c> or <c>Page&lt;Customer&gt;</c>.
/// </summary>
/// <param name="Kind">What the JSON value is.</param>
/// <param name="Name">The schema's name when <paramref name="Kind"/> is <see cref="SchemaTypeKind.Schema"/>.</param>
/// <param name="Item">The element of an array, map, page or data list.</param>
/// <param name="IsNullable">Whether the value may be null.</param>
internal sealed record SchemaType(SchemaTypeKind Kind, string? Name = null, SchemaType? Item = null, bool IsNullable = false)
{
    public static SchemaType Parse(string text)
    {
        if (text.EndsWith('?'))
        {
            return Parse(text[..^1]) with { IsNullable = true };
        }

        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            return new SchemaType(SchemaTypeKind.Array, Item: Parse(text[..^2]));
        }

        if (text.StartsWith('{') && text.EndsWith('}'))
        {
            return new SchemaType(SchemaTypeKind.Map, Item: Parse(text[1..^1]));
        }

        if (text.StartsWith("Page<", StringComparison.Ordinal))
        {
            return new SchemaType(SchemaTypeKind.Page, Item: Parse(text[5..^1]));
        }

        if (text.StartsWith("Data<", StringComparison.Ordinal))
        {
            return new SchemaType(SchemaTypeKind.Data, Item: Parse(text[5..^1]));
        }

        return text switch
        {
            "string" => new SchemaType(SchemaTypeKind.String),
            "integer" => new SchemaType(SchemaTypeKind.Integer),
            "number" => new SchemaType(SchemaTypeKind.Number),
            "boolean" => new SchemaType(SchemaTypeKind.Boolean),
            "date-time" => new SchemaType(SchemaTypeKind.DateTime),
            "range" => new SchemaType(SchemaTypeKind.Range),
            "binary" => new SchemaType(SchemaTypeKind.Binary),
            "any" => new SchemaType(SchemaTypeKind.Any),
            _ => new SchemaType(SchemaTypeKind.Schema, text),
        };
    }
}

internal enum SchemaTypeKind
{
    Any,
    String,
    Integer,
    Number,
    Boolean,
    DateTime,
    Range,
    Binary,
    Array,
    Map,
    Schema,
    Page,
    Data,
}
