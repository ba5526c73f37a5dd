using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Pipeline;

/// <summary>Checks a request body against its schema.</summary>
// Assumption (requests): Members that the documents do not know are kept and answered. Null passes wherever a member is optional, and counts as absent; in
// an update it removes the member. An enumeration's unknown value is refused, also one that was seeded and is written back.
internal sealed class SchemaValidator(ApiDescription api)
{
    /// <exception cref="SandboxError"><c>INVALID_FIELD</c> or <c>MISSING_FIELD</c> with the dotted path of the member.</exception>
    public void Validate(JsonNode? value, SchemaType type, string path = "")
    {
        if (value is null)
        {
            return;
        }

        switch (type.Kind)
        {
            case SchemaTypeKind.String:
                Expect(value, JsonValueKind.String, path, "text");
                break;
            case SchemaTypeKind.DateTime:
                ValidateTimestamp(value, path);
                break;
            case SchemaTypeKind.Integer:
                Expect(value, JsonValueKind.Number, path, "a whole number");
                if (!value.AsValue().TryGetValue<long>(out _))
                {
                    throw SandboxError.InvalidField(path, "value must be a whole number");
                }

                break;
            case SchemaTypeKind.Number:
                Expect(value, JsonValueKind.Number, path, "a number");
                break;
            case SchemaTypeKind.Boolean:
                if (value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                {
                    throw SandboxError.InvalidField(path, "value must be true or false");
                }

                break;
            case SchemaTypeKind.Array:
                ValidateArray(value, type, path);
                break;
            case SchemaTypeKind.Map:
                ValidateMap(value, type, path);
                break;
            case SchemaTypeKind.Schema:
                ValidateSchema(value, type, path);
                break;
        }
    }

    private void ValidateSchema(JsonNode value, SchemaType type, string path)
    {
        if (api.Schema(type) is not { } schema)
        {
            return;
        }

        if (schema.Values is { } values)
        {
            Expect(value, JsonValueKind.String, path, "text");
            string text = value.GetValue<string>();
            if (!values.Contains(text))
            {
                throw SandboxError.InvalidField(path, $"value '{text}' is not one of the known values");
            }

            return;
        }

        Expect(value, JsonValueKind.Object, path, "an object");
        JsonObject json = value.AsObject();
        foreach (string required in schema.Required)
        {
            if (json[required] is null)
            {
                throw SandboxError.MissingField(Join(path, required));
            }
        }

        foreach ((string name, SchemaType memberType) in schema.Members)
        {
            Validate(json[name], memberType, Join(path, name));
        }

        ValidateRange(json, path);
    }

    // Assumption (requests): A period lasts one unit or more, and the `quantity` of an amount is a decimal number.
    private static void ValidateRange(JsonObject json, string path)
    {
        if (path.EndsWith("period", StringComparison.Ordinal) && json["value"] is JsonValue length && length.TryGetValue(out long units) && units < 1)
        {
            throw SandboxError.InvalidField(Join(path, "value"), "value must be at least 1");
        }

        if (json.ContainsKey("currency") && json["quantity"] is JsonValue quantity
            && !decimal.TryParse(quantity.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            throw SandboxError.InvalidField(Join(path, "quantity"), "value must be a number");
        }
    }

    private void ValidateArray(JsonNode value, SchemaType type, string path)
    {
        Expect(value, JsonValueKind.Array, path, "a list");
        JsonArray items = value.AsArray();
        for (int i = 0; i < items.Count; i++)
        {
            string itemPath = Join(path, i.ToString(CultureInfo.InvariantCulture));
            Validate(items[i] ?? throw SandboxError.InvalidField(itemPath, "value must not be null"), type.Item!, itemPath);
        }
    }

    private void ValidateMap(JsonNode value, SchemaType type, string path)
    {
        Expect(value, JsonValueKind.Object, path, "an object");
        foreach ((string name, JsonNode? item) in value.AsObject())
        {
            Validate(item, type.Item!, Join(path, name));
        }
    }

    private static void ValidateTimestamp(JsonNode value, string path)
    {
        Expect(value, JsonValueKind.String, path, "text");
        if (!DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            throw SandboxError.InvalidField(path, "value must be an ISO 8601 timestamp");
        }
    }

    private static void Expect(JsonNode value, JsonValueKind kind, string path, string expected)
    {
        if (value.GetValueKind() != kind)
        {
            throw SandboxError.InvalidField(path, $"value must be {expected}");
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
