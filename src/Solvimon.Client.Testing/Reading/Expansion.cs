using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary><c>expand[]</c>: related resources beside their ids.</summary>
// Assumption (resources): `expand[]` takes `customer_id` or `customer`, at whatever depth the id stands, and `ALL`. It adds what exists and what the
// answer's schema has a member for. What it has added is not expanded itself.
internal sealed class Expansion(ApiDescription api, SandboxState state)
{
    private const string All = "ALL";

    /// <summary>A copy of the resource with the related ones that are wanted.</summary>
    public JsonObject Apply(JsonObject json, ResourceDescription resource, IReadOnlyCollection<string> wanted)
    {
        JsonObject expanded = json.DeepClone().AsObject();
        if (wanted.Count > 0)
        {
            Apply(expanded, api.Schemas[resource.Schema], wanted);
        }

        return expanded;
    }

    private void Apply(JsonObject json, SchemaDescription schema, IReadOnlyCollection<string> wanted)
    {
        List<KeyValuePair<string, SchemaType>> present = schema.Members.Where(member => json[member.Key] is not null).ToList();
        foreach ((string name, SchemaType type) in present)
        {
            if (Stem(name, "_id") is { } one)
            {
                if (IsWanted(one, name, wanted) && Find(schema.Member(one), json.Text(name)) is { } related)
                {
                    json[one] = related;
                }
            }
            else if (Stem(name, "_ids") is { } stem)
            {
                AddMany(json, name, stem + "s", schema, wanted);
            }
            else if (api.Schema(type.Item ?? type) is { Values: null } nested && !IsRelated(name, json))
            {
                foreach (JsonObject part in json[name] is JsonArray items ? items.OfType<JsonObject>().ToList() : [json[name]!.AsObject()])
                {
                    // meter_values: [ { "id": … } ] takes the resource in its "object".
                    if (IsWanted(name, name, wanted) && Find(nested.Member("object"), part.Text("id")) is { } related)
                    {
                        part["object"] = related;
                    }

                    Apply(part, nested, wanted);
                }
            }
        }
    }

    private void AddMany(JsonObject json, string ids, string name, SchemaDescription schema, IReadOnlyCollection<string> wanted)
    {
        if (IsWanted(name, ids, wanted)
            && json.Values(ids).Select(id => Find(schema.Member(name)?.Item, id)).OfType<JsonObject>().ToArray<JsonNode>() is [_, ..] related)
        {
            json[name] = new JsonArray(related);
        }
    }

    /// <summary>A copy of the resource with this id, where the member that is to take it is of its type.</summary>
    private JsonObject? Find(SchemaType? member, string? id) =>
        id is not null && member?.Name is { } schema && api.Related(Naming.UpperSnake(schema)) is { } family && family.Schema == schema
            ? state.Store(family).ById(id)?.Json.DeepClone().AsObject()
            : null;

    // What stands beside its own id is a resource and no part of this one.
    private static bool IsRelated(string name, JsonObject json) => json.ContainsKey(name + "_id") || json.ContainsKey(name[..^1] + "_ids") || name == "object";

    private static bool IsWanted(string stem, string member, IReadOnlyCollection<string> wanted) =>
        wanted.Contains(All) || wanted.Contains(stem) || wanted.Contains(member);

    private static string? Stem(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : null;
}
