using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Models;

namespace Solvimon.Client.UsageEvents.Recording;

/// <summary>From an event to what the store keeps of it, and back.</summary>
internal static class EventContent
{
    // Enough to tell contents apart; it is kept for every event of the last weeks.
    private const int HashLength = 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonTypeInfo<UsageEventCreateRequest> Json =
        (JsonTypeInfo<UsageEventCreateRequest>)SolvimonJson.Options.GetTypeInfo(typeof(UsageEventCreateRequest));

    /// <exception cref="ArgumentException">The API would refuse the event for certain.</exception>
    public static NewUsageEvent Prepare(UsageEventCreateRequest usageEvent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(usageEvent);
        Check(usageEvent);
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(usageEvent, Json);
        byte[] hash = SHA256.HashData(content)[..HashLength];
        string? reference = string.IsNullOrEmpty(usageEvent.Reference) ? null : usageEvent.Reference;
        if (reference is null || usageEvent.Timestamp is null)
        {
            reference ??= NewReference(now);
            content = Complete(content, reference, usageEvent.Timestamp ?? now);
        }

        return new NewUsageEvent
        {
            Reference = reference,
            Customer = FirstOf(usageEvent.CustomerReference, usageEvent.CustomerId)!,
            Meter = FirstOf(usageEvent.MeterReference, usageEvent.MeterId)!,
            Hash = hash,
            Content = content,
            RecordedAt = now,
        };
    }

    public static UsageEventCreateRequest Read(byte[] content) => JsonSerializer.Deserialize(content, Json)!;

    private static void Check(UsageEventCreateRequest usageEvent)
    {
        // Half a surrogate pair is no text: this says so, with an ArgumentException.
        Strict.GetByteCount(usageEvent.Reference ?? "");
        if (!string.IsNullOrEmpty(usageEvent.Reference) && (usageEvent.Reference.Length is < 10 or > 256 || usageEvent.Reference.AsSpan().ContainsAny('\r', '\n', '\0')))
        {
            throw new ArgumentException($"A usage event's Reference has 10 to 256 characters on one line, not {usageEvent.Reference.Length}. Leave it empty to get one.", nameof(usageEvent));
        }

        if (FirstOf(usageEvent.CustomerReference, usageEvent.CustomerId) is null)
        {
            throw new ArgumentException("A usage event needs a CustomerReference or a CustomerId.", nameof(usageEvent));
        }

        if (FirstOf(usageEvent.MeterReference, usageEvent.MeterId) is null)
        {
            throw new ArgumentException("A usage event needs a MeterReference or a MeterId.", nameof(usageEvent));
        }
    }

    private static string? FirstOf(string? reference, string? id) => !string.IsNullOrWhiteSpace(reference) ? reference : !string.IsNullOrWhiteSpace(id) ? id : null;

    private static byte[] Complete(byte[] content, string reference, DateTimeOffset timestamp)
    {
        ArrayBufferWriter<byte> completed = new(content.Length + 80);
        using Utf8JsonWriter writer = new(completed);
        writer.WriteStartObject();
        writer.WriteString("reference"u8, reference);
        writer.WriteString("timestamp"u8, timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Utf8JsonReader reader = new(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isCompleted = reader.ValueTextEquals("reference"u8) || reader.ValueTextEquals("timestamp"u8);
            string name = reader.GetString()!;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!isCompleted)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(content.AsSpan(start, (int)reader.BytesConsumed - start), skipInputValidation: true);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return completed.WrittenSpan.ToArray();
    }

    /// <summary>A version 7 UUID (RFC 9562): the time in milliseconds, then random bits. Those of one time stand together in an index.</summary>
    private static string NewReference(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        long milliseconds = now.ToUnixTimeMilliseconds();
        for (int i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
