using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Models;

namespace Solvimon.Client.UsageEvents.Storage;

/// <summary>Lists rejected events page by page, so that neither a lock nor all of them are held while the caller looks at one.</summary>
internal static class RejectedPages
{
    private static readonly JsonTypeInfo<UsageEventCreateRequest> Json =
        (JsonTypeInfo<UsageEventCreateRequest>)SolvimonJson.Options.GetTypeInfo(typeof(UsageEventCreateRequest));

    /// <param name="read">Reads the next page after a position, and says where it ends.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static async IAsyncEnumerable<RejectedUsageEvent> ReadAsync(
        Func<long, CancellationToken, Task<(IReadOnlyList<RejectedUsageEvent> Page, long Last)>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long after = 0;
        while (true)
        {
            (IReadOnlyList<RejectedUsageEvent> page, long last) = await read(after, cancellationToken).ConfigureAwait(false);
            foreach (RejectedUsageEvent rejected in page)
            {
                yield return rejected;
            }

            if (page.Count == 0)
            {
                yield break;
            }

            after = last;
        }
    }

    /// <summary>Reads a row of a relational store: position, reference, content, the two times, and the five columns of the error.</summary>
    public static RejectedUsageEvent Read(DbDataReader row, DateTimeOffset recordedAt, DateTimeOffset rejectedAt) => new()
    {
        Reference = row.GetString(1),
        Event = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(2), Json)!,
        RecordedAt = recordedAt,
        RejectedAt = rejectedAt,
        Rejection = new UsageEventRejection
        {
            StatusCode = row.GetInt32(5),
            Code = row.GetString(6),
            Field = OptionalText(row, 7),
            Message = OptionalText(row, 8),
            RequestId = OptionalText(row, 9),
        },
    };

    private static string? OptionalText(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
}
