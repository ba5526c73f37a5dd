using System.Text.Json;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>What in an answer the embedded description does not allow.</summary>
internal static class AnswerSchema
{
    private static readonly ApiDescription Api = ApiDescription.Embedded;

    private static readonly SchemaType Text = new(SchemaTypeKind.String);
    private static readonly SchemaType Number = new(SchemaTypeKind.Integer);

    public static IEnumerable<string> Violations(JsonElement json, SchemaType type, string path = "$") => (json.ValueKind, type.Kind) switch
    {
        (_, SchemaTypeKind.Any) => [],
        (JsonValueKind.Null, _) => type.IsNullable ? [] : [$"{path} is null"],
        (JsonValueKind.Object, SchemaTypeKind.Page) => Data(json, type, path).Concat(Envelope(json, path)),
        (JsonValueKind.Object, SchemaTypeKind.Data) => Data(json, type, path),
        (JsonValueKind.Object, SchemaTypeKind.Map) => json.EnumerateObject().SelectMany(member => Violations(member.Value, type.Item!, $"{path}.{member.Name}")),
        (JsonValueKind.Array, SchemaTypeKind.Array) => json.EnumerateArray().SelectMany((item, index) => Violations(item, type.Item!, $"{path}[{index}]")),
        (JsonValueKind.String, SchemaTypeKind.Schema) when Api.Schema(type) is { Values: { } values } => values.Contains(json.GetString()!) ? [] : [$"{path} is '{json}'"],
        (JsonValueKind.Object, SchemaTypeKind.Schema) when Api.Schema(type) is { Values: null } schema => Members(json, schema, path),
        (JsonValueKind.String, SchemaTypeKind.String or SchemaTypeKind.DateTime) => [],
        (JsonValueKind.Number, SchemaTypeKind.Number) => [],
        (JsonValueKind.Number, SchemaTypeKind.Integer) => json.TryGetInt64(out _) ? [] : [$"{path} is {json}"],
        (JsonValueKind.True or JsonValueKind.False, SchemaTypeKind.Boolean) => [],
        _ => [$"{path} is a {json.ValueKind}"],
    };

    private static IEnumerable<string> Data(JsonElement json, SchemaType type, string path) =>
        Violations(json.GetProperty("data"), new SchemaType(SchemaTypeKind.Array, Item: type.Item), path + ".data");

    private static IEnumerable<string> Envelope(JsonElement json, string path) =>
        Violations(json.GetProperty("page"), Number, path + ".page")
            .Concat(Violations(json.GetProperty("limit"), Number, path + ".limit"))
            .Concat(json.GetProperty("links").EnumerateObject().SelectMany(link => Violations(link.Value, Text with { IsNullable = true }, $"{path}.links.{link.Name}")));

    private static IEnumerable<string> Members(JsonElement json, SchemaDescription schema, string path) =>
        schema.Required.Where(name => !json.TryGetProperty(name, out _)).Select(name => $"{path}.{name} is missing")
            .Concat(json.EnumerateObject().SelectMany(member => schema.Member(member.Name) is { } type
                ? Violations(member.Value, type, $"{path}.{member.Name}")
                : [$"{path}.{member.Name} is unknown"]));
}
