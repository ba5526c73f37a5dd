using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Models;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace Solvimon.Client.Entitlements.Caching;

/// <summary>What a distributed cache holds: the answer as the API writes it, when it arrived, and FusionCache's own two times. No customer, no key, no reflection.</summary>
internal sealed class CachedOverviewSerializer : IFusionCacheSerializer
{
    private static readonly JsonTypeInfo<EntitlementOverview> OverviewInfo = (JsonTypeInfo<EntitlementOverview>)SolvimonJson.Options.GetTypeInfo(typeof(EntitlementOverview));

    public byte[] Serialize<T>(T? obj)
    {
        if (obj is not FusionCacheDistributedEntry<CachedOverview> entry)
        {
            throw new NotSupportedException($"Only entitlements are cached here, not {typeof(T)}.");
        }

        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("timestamp"u8, entry.Timestamp);
            writer.WriteNumber("expires"u8, entry.LogicalExpirationTimestamp);
            writer.WriteString("fetched_at"u8, entry.Value.FetchedAt);
            if (entry.Value.Overview is { } overview)
            {
                writer.WritePropertyName("overview"u8);
                JsonSerializer.Serialize(writer, overview, OverviewInfo);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public T? Deserialize<T>(byte[] data)
    {
        using JsonDocument document = JsonDocument.Parse(data);
        JsonElement root = document.RootElement;
        EntitlementOverview? overview = root.TryGetProperty("overview"u8, out JsonElement json) ? json.Deserialize(OverviewInfo) : null;
        object entry = new FusionCacheDistributedEntry<CachedOverview>(
            new CachedOverview(overview, root.GetProperty("fetched_at"u8).GetDateTimeOffset()),
            root.GetProperty("timestamp"u8).GetInt64(),
            root.GetProperty("expires"u8).GetInt64(),
            tags: null,
            metadata: null);
        return (T)entry;
    }

    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) => new(Serialize(obj));

    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) => new(Deserialize<T>(data));
}
