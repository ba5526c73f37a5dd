using System.Globalization;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>Resources and bodies with something in every member, made from the description. What they name exists.</summary>
internal static class Samples
{
    /// <summary>How many resources of each family <see cref="Seed"/> makes; no two of them say the same.</summary>
    public const int Count = 3;

    private const int MaxDepth = 4;

    // A resource or a body that is made within an account which has these: what it names, it can have.
    private const int New = -1;

    // Neither as their members grow nor the other way round, so that ordering by one is seen.
    private static readonly int[] Order = [1, 2, 0];

    private static readonly ApiDescription Api = ApiDescription.Embedded;

    private static readonly Lazy<IReadOnlyList<(string Family, string Json)>> Prepared = new(() =>
    [
        .. from family in Api.Resources.Values
           where family.Name != "ingest/meter-data"
           orderby family.Name
           from number in Order
           select (family.Name, Resource(family, number).ToJsonString()),
    ]);

    public static string Id(ResourceDescription family, int number) => $"{family.IdPrefix}_{family.ObjectType}_{number}";

    public static void Seed(SolvimonSandbox sandbox)
    {
        foreach ((string family, string json) in Prepared.Value)
        {
            sandbox.Seed(family, json);
        }
    }

    /// <summary>The n-th resource of a family.</summary>
    public static JsonObject Resource(ResourceDescription family, int number)
    {
        JsonObject json = Object(family.Schema, number, path: "");
        json["id"] = Id(family, number);
        return Named(json, Reference(family, number));
    }

    /// <summary>With this reference, where it can have one.</summary>
    public static JsonObject Named(JsonObject json, string reference)
    {
        if (json.ContainsKey("reference"))
        {
            json["reference"] = reference;
        }

        return json;
    }

    /// <summary>A resource of the family that does not exist yet, in its first status.</summary>
    public static JsonObject NewResource(ResourceDescription family) => Fresh(Object(family.Schema, New, path: ""), family);

    /// <summary>All that the operation can be sent; empty where it takes nothing.</summary>
    public static JsonObject Body(OperationDescription operation) =>
        operation.Request is { Kind: SchemaTypeKind.Schema, Name: { } schema } ? Fresh(Object(schema, New, path: ""), operation.Resource) : [];

    private static JsonObject Fresh(JsonObject json, ResourceDescription family)
    {
        json.Remove("id");
        Named(json, "a-new-reference");
        if (json.ContainsKey("status") && family.Lifecycle.Start is [var first, ..])
        {
            json["status"] = first;
        }

        return json;
    }

    private static string Reference(ResourceDescription family, int number) => $"{family.ObjectType}-{number}";

    private static JsonObject Object(string schema, int number, string path)
    {
        JsonObject json = new();
        foreach ((string name, SchemaType type) in Api.Schemas[schema].Members)
        {
            if (Value(name, type, number, path.Length == 0 ? name : $"{path}.{name}") is { } value)
            {
                json[name] = value;
            }
        }

        return json;
    }

    private static JsonNode? Value(string name, SchemaType type, int number, string path)
    {
        switch (type.Kind)
        {
            case SchemaTypeKind.Array:
                return Value(Singular(name), type.Item!, number, path) is { } item ? new JsonArray(item) : null;
            case SchemaTypeKind.Schema when Api.Schema(type) is { Values: { } values }:
                return values.Order(StringComparer.Ordinal).ElementAt(Math.Max(number, 0) % values.Count);
            case SchemaTypeKind.Schema:
                // Resources beside their id are what expand[] is for.
                return path.Count(character => character == '.') < MaxDepth && !IsRelated(name, type) ? Object(type.Name!, number, path) : null;
            case SchemaTypeKind.Boolean:
                return number % 2 == 0;
            case SchemaTypeKind.Integer or SchemaTypeKind.Number:
                return number + 2;
            case SchemaTypeKind.String or SchemaTypeKind.DateTime:
                return Text(name, type, number, path);
            case SchemaTypeKind.Any:
                return name == "value" ? $"{path}-{number + 2}" : null;
            default:
                return null;
        }
    }

    private static bool IsRelated(string name, SchemaType type) =>
        Api.Related(name) is { } family && Without(Without(type.Name!, "CreateRequest"), "UpdateRequest") == family.Schema;

    private static string Text(string name, SchemaType type, int number, string path)
    {
        string stem = name is "id" or "reference" && path.Split('.') is [.., var parent, _] ? Singular(parent) : name;
        if (Api.Related(Without(Without(stem, "_id"), "_reference")) is { } family)
        {
            if (name.EndsWith("id", StringComparison.Ordinal))
            {
                return (number == New ? Shop.Id(family) : null) ?? Id(family, Math.Max(number, 0));
            }

            if (name.EndsWith("reference", StringComparison.Ordinal))
            {
                return (number == New ? Shop.Reference(family) : null) ?? Reference(family, Math.Max(number, 0));
            }
        }

        if (type.Kind == SchemaTypeKind.DateTime || name.EndsWith("_at", StringComparison.Ordinal) || name.EndsWith("_date", StringComparison.Ordinal) || name == "timestamp")
        {
            return string.Create(CultureInfo.InvariantCulture, $"2040-0{number + 2}-01T00:00:00Z");
        }

        return name switch
        {
            "quantity" or "number" or "count" or "percentage" => (number + 2).ToString(CultureInfo.InvariantCulture),
            "url" => $"https://receiver.example/{number + 2}",
            _ => $"{path.Replace('.', '-')}-{number + 2}",
        };
    }

    private static string Singular(string name) => name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : Without(name, "s");

    private static string Without(string text, string ending) => text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : text;
}
