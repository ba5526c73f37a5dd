using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Solvimon.Client.TestSupport;

/// <summary>What the OpenAPI documents say of an operation.</summary>
/// <param name="Query">The names of the query's parameters, each with its type.</param>
/// <param name="Headers">The names of the parameters that are headers.</param>
/// <param name="Body">The schema of the body, where one is taken.</param>
/// <param name="SuccessStatus">The status of its success.</param>
/// <param name="Answer">The schema of its success, where that is JSON.</param>
public sealed record DocumentedOperation(IReadOnlyDictionary<string, string?> Query, IReadOnlyList<string> Headers, DocumentedSchema? Body, int SuccessStatus, DocumentedSchema? Answer);

/// <summary>The OpenAPI documents beside the repository. Whoever asks where they are absent is skipped.</summary>
public static partial class ApiDocuments
{
    private static readonly Lazy<Dictionary<string, DocumentedOperation>> Operations = new(() => new(
        from file in Directory.GetFiles(Repository.SharedDocuments, "*.yml")
        let document = Load(file)
        from path in Children(document["paths"])
        from operation in Children(path.Value)
        select KeyValuePair.Create(Key($"{operation.Key.ToUpperInvariant()} {path.Key}"), Read(document, operation.Value))));

    public static int Count => Operations.Value.Count;

    public static DocumentedOperation Find(string methodAndPath) => Operations.Value[Key(methodAndPath)];

    internal static IEnumerable<KeyValuePair<string, YamlNode>> Children(YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, child.Value));

    private static YamlNode Load(string file)
    {
        YamlStream yaml = new();
        using StreamReader reader = new(file);
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    private static DocumentedOperation Read(YamlNode document, YamlNode operation)
    {
        YamlNode[] parameters = Member(operation, "parameters") is YamlSequenceNode list ? [.. list] : [];
        YamlNode? body = Member(operation, "requestBody")?["content"]["application/json"]["schema"];
        KeyValuePair<string, YamlNode> success = Children(operation["responses"]).Single(response => response.Key[0] == '2');
        YamlNode? answer = Member(success.Value, "content") is { } content && Member(content, "application/json") is { } json ? json["schema"] : null;
        return new DocumentedOperation(
            parameters.Where(parameter => (string?)parameter["in"] == "query")
                .ToDictionary(parameter => (string)parameter["name"]!, parameter => Text(Member(parameter["schema"], "type")), StringComparer.Ordinal),
            [.. parameters.Where(parameter => (string?)parameter["in"] == "header").Select(parameter => (string)parameter["name"]!)],
            body is null ? null : new DocumentedSchema(document, body),
            int.Parse(success.Key, System.Globalization.CultureInfo.InvariantCulture),
            answer is null ? null : new DocumentedSchema(document, answer));
    }

    internal static YamlNode? Member(YamlNode node, string name) => ((YamlMappingNode)node).Children.TryGetValue(name, out YamlNode? value) ? value : null;

    internal static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;

    /// <summary>The version stands in the documents' paths as a parameter, and parameters may be named differently.</summary>
    private static string Key(string methodAndPath) => Parameter().Replace(methodAndPath.Replace("{version}", "1", StringComparison.Ordinal), "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
