using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>The repository's own JSON files, and comparisons of JSON.</summary>
internal static class TestData
{
    private static readonly JsonSerializerOptions CompactOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name));

    /// <summary>The same JSON without white space, every member in its place.</summary>
    public static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(CompactOptions);

    /// <summary>Equal but for white space and the order of members.</summary>
    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).Should().BeTrue("{0} should be the same JSON as {1}", Compact(actual), Compact(expected));
}
