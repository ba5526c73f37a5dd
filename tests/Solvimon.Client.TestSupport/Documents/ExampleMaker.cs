using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Solvimon.Client.TestSupport;

/// <summary>Makes the example of <see cref="DocumentedSchema.Fill"/>.</summary>
internal sealed partial class ExampleMaker(DocumentedSchema schema, int? nullDepth, bool withNullItems)
{
    // A text that is a number as well, with a scale: the documents say of neither that it is one.
    private const string NumberOrText = "12.50";
    private const string Instant = "2026-05-06T07:08:09Z";

    // Enumerations take turns, so that one example after another has all of their values.
    private int _turn;

    public JsonNode? Make(YamlNode node, string? name = null, int depth = 0)
    {
        YamlNode chosen = schema.Resolve(node).First(alternative => DocumentedSchema.TypesOf(alternative) is not ["null"]);
        return DocumentedSchema.TypesOf(chosen).FirstOrDefault(type => type != "null") switch
        {
            "object" or null => MakeObject(chosen, depth),
            "array" => MakeList(chosen["items"], name, depth),
            "integer" => JsonValue.Create(7),
            "boolean" => JsonValue.Create(true),
            _ => JsonValue.Create(MakeText(chosen, name)),
        };
    }

    private JsonObject MakeObject(YamlNode node, int depth)
    {
        JsonObject json = new();
        string[] required = DocumentedSchema.RequiredOf(node);
        foreach ((string name, YamlNode member) in ApiDocuments.Member(node, "properties") is { } members ? ApiDocuments.Children(members) : [])
        {
            json[name] = depth == nullDepth && MayBeNull(member) && !required.Contains(name) ? null : Make(member, name, depth + 1);
        }

        if (ApiDocuments.Member(node, "additionalProperties") is YamlMappingNode others)
        {
            json["key of the caller"] = Make(others, depth: depth + 1);
        }

        return json;
    }

    private bool MayBeNull(YamlNode member) => schema.Resolve(member).Any(alternative => DocumentedSchema.TypesOf(alternative).Contains("null"));

    private JsonArray MakeList(YamlNode items, string? name, int depth) =>
        withNullItems ? [null, Make(items, name, depth), null] : [Make(items, name, depth)];

    private string MakeText(YamlNode node, string? name) => ApiDocuments.Member(node, "enum") switch
    {
        YamlSequenceNode values => (string)values[_turn++ % values.Children.Count]!,
        _ when ApiDocuments.Text(ApiDocuments.Member(node, "format")) == "date-time" || InstantName().IsMatch(name ?? "") => Instant,
        _ => NumberOrText,
    };

    [GeneratedRegex("(_at|_time|_date|_until|timestamp)$")]
    private static partial Regex InstantName();
}
