using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solvimon.Client.Testing.Json;

/// <summary>JSON to bytes and back.</summary>
internal static class JsonText
{
    /// <summary>Only what JSON itself requires is escaped.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonNode node)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, WriterOptions))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Parses one JSON value to its last member.</summary>
    /// <returns>False when it is malformed or nested too deeply.</returns>
    public static bool TryParse(ReadOnlyMemory<byte> json, out JsonNode? node)
    {
        try
        {
            node = JsonNode.Parse(json.Span);
            ReadThrough(node);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            node = null;
            return false;
        }
    }

    // Nodes are parsed lazily: a duplicate member or a broken text would otherwise surface in the middle of a change.
    private static void ReadThrough(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject value:
                foreach (KeyValuePair<string, JsonNode?> member in value)
                {
                    ReadThrough(member.Value);
                }

                break;
            case JsonArray array:
                foreach (JsonNode? item in array)
                {
                    ReadThrough(item);
                }

                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                text.GetValue<string>();
                break;
        }
    }
}
