using System.Text.Json;
using Solvimon.Client.Json;

namespace Solvimon.Client.Webhooks;

/// <summary>Reads a whole payload, and says where it could not be read.</summary>
internal static class WebhookPayload
{
    public static T Read<T>(ReadOnlySpan<byte> payload, ReadJson<T> read)
    {
        if (payload.StartsWith("\uFEFF"u8))
        {
            payload = payload[3..];
        }

        Utf8JsonReader reader = new(payload);
        try
        {
            reader.Read();
            T value = read(ref reader);

            // Fails on anything after the value.
            reader.Read();
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            string place = payload.IsEmpty ? "it is empty" : $"at {JsonPath.At(payload, reader.TokenStartIndex)}";
            throw new SolvimonSerializationException($"The webhook's payload could not be read: {place}.", e);
        }
    }
}
