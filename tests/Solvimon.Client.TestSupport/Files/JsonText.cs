using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;

namespace Solvimon.Client.TestSupport;

/// <summary>JSON as text.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions CompactOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same JSON without white space, every member in its place.</summary>
    public static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(CompactOptions);

    /// <summary>Equal but for white space and the order of members.</summary>
    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).Should().BeTrue("{0} should be the same JSON as {1}", Compact(actual), Compact(expected));
}
