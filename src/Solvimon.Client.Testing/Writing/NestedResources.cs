using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Writing;

/// <summary>Resources that are created inside another, as prices are inside the version of a plan: they get an id and an object type, too.</summary>
internal sealed class NestedResources(ApiDescription api)
{
    public void Complete(JsonObject json, SchemaType type)
    {
        foreach ((string name, SchemaType memberType) in api.Schema(type)?.Members ?? [])
        {
            // Beside an id stands the resource that it leads to, which exists already.
            if (!json.ContainsKey(name + "_id") && !json.ContainsKey(name[..^1] + "_ids"))
            {
                CompleteValue(json[name], memberType);
            }
        }
    }

    private void CompleteValue(JsonNode? value, SchemaType type)
    {
        switch (value)
        {
            case JsonArray items when type.Item is { } itemType:
                foreach (JsonNode? item in items)
                {
                    CompleteValue(item, itemType);
                }

                break;
            case JsonObject json when api.Schema(type) is { } schema:
                if (schema.Member("object_type") is not null && schema.Member("id") is not null)
                {
                    json["object_type"] ??= Naming.UpperSnake(type.Name!);
                    json["id"] ??= Ids.New(Naming.IdPrefix(type.Name!));
                }

                Complete(json, type);
                break;
        }
    }
}
