using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solvimon.Client.Testing.Json;

internal static class JsonNodeExtensions
{
    /// <summary>The member's text; null when it is absent or no text.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>
    /// The leaf values at a dotted path, as text. A path through a list leads to every item's value:
    /// <c>organization.tax_ids.id</c>.
    /// </summary>
    public static IEnumerable<string> Values(this JsonNode? node, string path)
    {
        var parts = path.Split('.', 2);
        return node switch
        {
            JsonArray array => array.SelectMany(item => item.Values(path)),
            JsonObject json when parts.Length == 2 => json[parts[0]].Values(parts[1]),
            JsonObject json => json[parts[0]].Leaves(),
            _ => [],
        };
    }

    /// <summary>All leaf values below the node, as text.</summary>
    public static IEnumerable<string> Leaves(this JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => member.Value.Leaves()),
        JsonArray array => array.SelectMany(item => item.Leaves()),
        JsonValue value => [value.ToString()],
        _ => [],
    };
}
