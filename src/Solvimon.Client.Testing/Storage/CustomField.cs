using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Storage;

/// <summary>Matching by the custom fields of a resource.</summary>
internal static class CustomField
{
    /// <summary>
    /// Whether the resource has the field and value of a <c>reference:value</c> filter. References contain colons themselves, so
    /// that the filter is compared with each field's reference and value put together, and never taken apart.
    /// </summary>
    public static bool Matches(JsonObject resource, string filter) =>
        Fields(resource).Any(field => Values(field).Any(value => field.Text("reference") + ":" + value == filter));

    public static bool Matches(JsonObject resource, string reference, IReadOnlyCollection<string> values) =>
        Fields(resource).Any(field => field.Text("reference") == reference && Values(field).Any(values.Contains));

    /// <summary>The value of the field with this reference; null when the resource has none.</summary>
    public static string? Value(JsonObject resource, string reference) =>
        Fields(resource).Where(field => field.Text("reference") == reference).SelectMany(Values).FirstOrDefault();

    private static IEnumerable<JsonObject> Fields(JsonObject resource) =>
        resource["custom_fields"] is JsonArray fields ? fields.OfType<JsonObject>() : [];

    private static IEnumerable<string> Values(JsonObject field) => field["value"].Leaves().Concat(field["values"].Leaves());
}
