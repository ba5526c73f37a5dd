using System.Net.Http.Headers;
using System.Text.Json;
using Solvimon.Client.Models;
using Solvimon.Client.UsageEvents.Recording;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>One request with a batch.</summary>
internal sealed class IngestRequest(ISolvimonClient solvimon, string path)
{
    /// <summary>Sends the events.</summary>
    /// <returns>The references of those that the answer calls duplicates.</returns>
    public async Task<IReadOnlySet<string>> SendAsync(IReadOnlyList<ClaimedUsageEvent> events, CancellationToken cancellationToken)
    {
        UsageEventBatch? taken = path == UsageEventsOptions.DefaultIngestPath
            ? await solvimon.Events.IngestBatchAsync(new UsageEventBatchCreateRequest { Events = [.. events.Select(e => EventContent.Read(e.Content))] }, cancellationToken: cancellationToken).ConfigureAwait(false)
            : await SendElsewhereAsync(events, cancellationToken).ConfigureAwait(false);
        return (taken?.Events ?? [])
            .Where(static e => e is { Reference: not null, ProcessedDetails.Type: { } type } && type == UsageEventProcessingResult.Duplicate)
            .Select(static e => e.Reference!)
            .ToHashSet(StringComparer.Ordinal);
    }

    // The newer path names its list otherwise. What it answers is not documented: that it took the events is enough.
    private async Task<UsageEventBatch?> SendElsewhereAsync(IReadOnlyList<ClaimedUsageEvent> events, CancellationToken cancellationToken)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(path.StartsWith("/v1/", StringComparison.Ordinal) ? "meter_datas" : "events");
            foreach (ClaimedUsageEvent e in events)
            {
                writer.WriteRawValue(e.Content);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        using ByteArrayContent content = new(stream.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await solvimon.SendAsync(HttpMethod.Post, path, content, cancellationToken: cancellationToken).ConfigureAwait(false);
        return null;
    }
}
