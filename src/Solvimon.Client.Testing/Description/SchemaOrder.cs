using System.Text.Json.Nodes;

namespace Solvimon.Client.Testing.Description;

/// <summary>Puts members into the documents' order, in which the API answers; unknown members come last, as they were sent.</summary>
internal sealed class SchemaOrder(ApiDescription api)
{
    /// <summary>A copy of the object in the order of the schema, without members that are null.</summary>
    public JsonObject Arrange(JsonObject json, SchemaType type)
    {
        if (api.Schema(type) is not { Values: null } schema)
        {
            return json.DeepClone().AsObject();
        }

        JsonObject arranged = new();
        foreach ((string name, SchemaType memberType) in schema.Members)
        {
            if (json[name] is { } value)
            {
                arranged[name] = ArrangeValue(value, memberType);
            }
        }

        foreach ((string name, JsonNode? value) in json)
        {
            if (value is not null && !arranged.ContainsKey(name))
            {
                arranged[name] = value.DeepClone();
            }
        }

        return arranged;
    }

    private JsonNode ArrangeValue(JsonNode value, SchemaType type)
    {
        switch (value)
        {
            case JsonObject json:
                return Arrange(json, type);
            case JsonArray array when type.Kind == SchemaTypeKind.Array:
                JsonArray items = new();
                foreach (JsonNode? item in array)
                {
                    items.Add(item is null ? null : ArrangeValue(item, type.Item!));
                }

                return items;
            default:
                return value.DeepClone();
        }
    }
}
