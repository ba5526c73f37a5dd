using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Solvimon.Client.TestSupport;

/// <summary>A schema of the documents, as far as theirs go: references, alternatives, types, members, items.</summary>
public sealed class DocumentedSchema(YamlNode document, YamlNode schema)
{
    // A number that the documents took for a class of its own, and describe as an object without members.
    private const string JavaShort = "#/components/schemas/Short";

    private static readonly YamlMappingNode Integer = new("type", "integer");

    /// <summary>Some member is known.</summary>
    public bool HasMembers => Resolve(schema).Any(alternative => ApiDocuments.Member(alternative, "properties") is YamlMappingNode { Children.Count: > 0 });

    /// <summary>The members that have to be there.</summary>
    public IReadOnlyList<string> Required => [.. Resolve(schema).SelectMany(RequiredOf)];

    /// <summary>JSON that the schema allows, with every member that it names.</summary>
    /// <param name="nullDepth">Where the optional members stand that are null if they may be: 0 for those of the outermost object. None by default.</param>
    /// <param name="withNullItems">Each list has a null among its items, which the documents allow nowhere.</param>
    public JsonNode Fill(int? nullDepth = null, bool withNullItems = false) => new ExampleMaker(this, nullDepth, withNullItems).Make(schema)!;

    /// <summary>What in the JSON the schema does not allow: members that it lacks or misses, values of another type, texts that are not among its own.</summary>
    public IEnumerable<string> Violations(JsonElement json) => Violations(json, schema, "$");

    /// <summary>The same, but for texts that are not among the schema's own: a client passes on those that came after it.</summary>
    public DocumentedSchema Open => new(document, schema) { IsOpen = true };

    private bool IsOpen { get; init; }

    private IEnumerable<string> Violations(JsonElement json, YamlNode node, string path)
    {
        YamlNode[] alternatives = [.. Resolve(node).Where(alternative => Allows(alternative, json.ValueKind))];
        if (alternatives.Length == 0)
        {
            return [$"{path} is a {json.ValueKind}"];
        }

        return json.ValueKind switch
        {
            JsonValueKind.Object => alternatives.Select(alternative => MemberViolations(json, alternative, path).ToList()).MinBy(violations => violations.Count)!,
            JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Violations(item, alternatives[0]["items"], $"{path}[{index}]")),
            JsonValueKind.String => IsOpen || alternatives.Any(alternative => AllowsText(alternative, json.GetString()!)) ? [] : [$"{path} is '{json}'"],
            _ => [],
        };
    }

    private IEnumerable<string> MemberViolations(JsonElement json, YamlNode node, string path)
    {
        YamlNode? members = ApiDocuments.Member(node, "properties");
        YamlNode? others = ApiDocuments.Member(node, "additionalProperties");
        if (members is null or YamlMappingNode { Children.Count: 0 } && others is null)
        {
            // The documents cut circles of types by a type without members.
            yield break;
        }

        foreach (string required in RequiredOf(node))
        {
            if (!json.TryGetProperty(required, out _))
            {
                yield return $"{path}.{required} is missing";
            }
        }

        foreach (JsonProperty member in json.EnumerateObject())
        {
            YamlNode? schema = (members is null ? null : ApiDocuments.Member(members, member.Name)) ?? others as YamlMappingNode;
            IEnumerable<string> found = schema is not null ? Violations(member.Value, schema, $"{path}.{member.Name}") : [$"{path}.{member.Name} is unknown"];
            foreach (string violation in found)
            {
                yield return violation;
            }
        }
    }

    internal IEnumerable<YamlNode> Resolve(YamlNode node)
    {
        while (ApiDocuments.Text(ApiDocuments.Member(node, "$ref")) is { } reference)
        {
            node = reference == JavaShort ? Integer : reference.TrimStart('#', '/').Split('/').Aggregate(document, (found, name) => found[name]);
        }

        return ApiDocuments.Member(node, "oneOf") is YamlSequenceNode alternatives ? alternatives.SelectMany(Resolve) : [node];
    }

    private static bool AllowsText(YamlNode node, string text) =>
        ApiDocuments.Member(node, "enum") is not YamlSequenceNode texts || texts.Any(allowed => (string?)allowed == text);

    internal static string[] TypesOf(YamlNode node) => ApiDocuments.Member(node, "type") switch
    {
        YamlSequenceNode list => [.. list.Select(item => (string)item!)],
        YamlScalarNode one => [one.Value!],
        _ => [],
    };

    internal static string[] RequiredOf(YamlNode node) => ApiDocuments.Member(node, "required") is YamlSequenceNode names ? [.. names.Select(name => (string)name!)] : [];

    private static bool Allows(YamlNode node, JsonValueKind kind)
    {
        string[] types = TypesOf(node);
        return types.Length == 0 || kind switch
        {
            JsonValueKind.Object => types.Contains("object"),
            JsonValueKind.Array => types.Contains("array"),
            JsonValueKind.String => types.Contains("string"),
            JsonValueKind.Number => types.Contains("integer") || types.Contains("number"),
            JsonValueKind.True or JsonValueKind.False => types.Contains("boolean"),
            _ => types.Contains("null"),
        };
    }
}
