using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solvimon.Client.Testing.Json;

internal static class JsonNodeExtensions
{
    /// <summary>The member's text; null when it is absent or no text.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The member's time; null when it is absent or none.</summary>
    public static DateTimeOffset? Time(this JsonObject json, string name) =>
        DateTimeOffset.TryParse(json.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>The objects in the member's list; none when it is absent or no list.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) =>
        json[name] is JsonArray items ? items.OfType<JsonObject>() : [];

    /// <summary>
    /// The leaf values at a dotted path, as text. A path through a list leads to every item's value:
    /// <c>organization.tax_ids.id</c>.
    /// </summary>
    public static IEnumerable<string> Values(this JsonNode? node, string path)
    {
        string[] parts = path.Split('.', 2);
        return node switch
        {
            JsonArray array => array.SelectMany(item => item.Values(path)),
            JsonObject json when parts.Length == 2 => json[parts[0]].Values(parts[1]),
            JsonObject json => json[parts[0]].Leaves(),
            _ => [],
        };
    }

    /// <summary>Whether the node has all that the part has: it may have further members, but no further items.</summary>
    public static bool Covers(this JsonNode? node, JsonNode? part) => (node, part) switch
    {
        (_, null) => node is null,
        (JsonObject json, JsonObject wanted) => wanted.All(member => json[member.Key].Covers(member.Value)),
        (JsonArray items, JsonArray wanted) => items.Count == wanted.Count && items.Zip(wanted).All(pair => pair.First.Covers(pair.Second)),
        _ => JsonNode.DeepEquals(node, part),
    };

    /// <summary>All leaf values below the node, as text.</summary>
    public static IEnumerable<string> Leaves(this JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => member.Value.Leaves()),
        JsonArray array => array.SelectMany(item => item.Leaves()),
        JsonValue value => [value.ToString()],
        _ => [],
    };
}
