using System.Text.Json;

namespace Solvimon.Client.Errors;

/// <summary>The API's error object, read leniently: an error answer must never fail on its own body.</summary>
internal readonly record struct ErrorEnvelope(string? Type, string? Code, string? Field, string? Message, string? ResourceId, string? ResourceType)
{
    /// <summary>Whether the bytes are an envelope: an object with a code and a message, both strings.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out ErrorEnvelope envelope)
    {
        envelope = default;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                envelope = ReadMember(ref reader, envelope);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Cut or malformed: what came before the fault still counts.
        }

        return envelope is { Code: not null, Message: not null };
    }

    /// <summary>
    /// Whether a successful answer carries an envelope after all. Asked of every answer, so it first looks for the two
    /// error types as plain bytes, which no ordinary answer has.
    /// </summary>
    public static bool TryFindIn(ReadOnlySpan<byte> json, out ErrorEnvelope envelope)
    {
        const int LongestEnvelope = 64 * 1024;
        envelope = default;
        return json.Length <= LongestEnvelope
            && (json.IndexOf("\"INVALID_REQUEST\""u8) >= 0 || json.IndexOf("\"API_ERROR\""u8) >= 0)
            && TryRead(json, out envelope)
            && envelope.Type is "INVALID_REQUEST" or "API_ERROR";
    }

    private static ErrorEnvelope ReadMember(ref Utf8JsonReader reader, ErrorEnvelope envelope)
    {
        string name = reader.GetString()!;
        reader.Read();
        string? value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return name switch
        {
            "type" => envelope with { Type = value },
            "code" => envelope with { Code = value },
            "field" => envelope with { Field = value },
            "message" => envelope with { Message = value },
            "resource_id" => envelope with { ResourceId = value },
            "resource_type" => envelope with { ResourceType = value },
            _ => envelope,
        };
    }
}
