using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>JSON files: the repository's own, and the tutorial's where they lie beside the repository.</summary>
internal static class Examples
{
    private static readonly JsonSerializerOptions _compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Own(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name));

    /// <summary>The tutorial's file; the test is skipped where it is not at hand.</summary>
    public static string Tutorial(string name)
    {
        string path = Path.Combine(Repository.Shared, "examples", name);
        Assert.SkipUnless(File.Exists(path), $"{name} does not lie beside the repository.");
        return File.ReadAllText(path);
    }

    /// <summary>The same JSON without white space, every member in its place.</summary>
    public static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(_compact);
}
