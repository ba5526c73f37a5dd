using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>Writes new events, and tells repetitions from conflicts.</summary>
internal static class EventInsertion
{
    // The same reference in a transaction that is still open is waited for.
    private const string LimitWait = "SELECT set_config('lock_timeout', '2s', true)";

    private const string Insert =
        """
        WITH fresh AS (
            INSERT INTO usage_events (account_id, reference, hash, customer, meter, content, recorded_at)
            SELECT account.id, event.reference, event.hash, event.customer, event.meter, event.content, event.recorded_at
            FROM usage_accounts account,
                 unnest(@references, @hashes, @customers, @meters, @contents, @times) WITH ORDINALITY AS event (reference, hash, customer, meter, content, recorded_at, position)
            WHERE account.id = @account
            ORDER BY event.position
            ON CONFLICT (account_id, reference) DO NOTHING
            RETURNING reference),
        counted AS (INSERT INTO usage_figures (account_id, recorded) SELECT @account, COUNT(*) FROM fresh HAVING COUNT(*) > 0)
        SELECT reference FROM fresh
        """;

    /// <summary>Writes events in a transaction of their own, or in that of the caller which the connection is in.</summary>
    /// <returns>What became of each; <see langword="null"/> for one that this database neither takes nor has, as it does not have the account.</returns>
    public static async Task<UsageEventRecordResult?[]> InsertAsync(NpgsqlConnection connection, bool isCallers, long accountId, IReadOnlyList<NewUsageEvent> events, CancellationToken cancellationToken)
    {
        HashSet<string> fresh = [.. await InsertFreshAsync(connection, isCallers, accountId, events, cancellationToken).ConfigureAwait(false)];
        Dictionary<string, byte[]>? known = fresh.Count < events.Count
            ? await ReadHashesAsync(connection, accountId, events, cancellationToken).ConfigureAwait(false)
            : null;

        // Of two in one batch, the first is the one that was recorded.
        return [.. events.Select(next => fresh.Remove(next.Reference) ? UsageEventRecordResult.Recorded : Compare(next, known!))];
    }

    private static async Task<List<string>> InsertFreshAsync(NpgsqlConnection connection, bool isCallers, long accountId, IReadOnlyList<NewUsageEvent> events, CancellationToken cancellationToken)
    {
        NpgsqlBatch batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            if (!isCallers)
            {
                batch.Add(LimitWait);
            }

            batch.Add(
                Insert,
                ("account", accountId),
                ("references", events.Select(static e => e.Reference).ToArray()),
                ("hashes", events.Select(static e => e.Hash).ToArray()),
                ("customers", events.Select(static e => StorableText.Of(e.Customer)).ToArray()),
                ("meters", events.Select(static e => StorableText.Of(e.Meter)).ToArray()),
                ("contents", events.Select(static e => e.Content).ToArray()),
                ("times", events.Select(static e => e.RecordedAt.ToUniversalTime()).ToArray()));
            NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                if (!isCallers)
                {
                    await row.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }

                return await row.ReadAllAsync(static r => r.GetString(0), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<Dictionary<string, byte[]>> ReadHashesAsync(NpgsqlConnection connection, long accountId, IReadOnlyList<NewUsageEvent> events, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, byte[]>> rows = await connection.QueryAsync(
            "SELECT reference, hash FROM usage_events WHERE account_id = @account AND reference = ANY (@references)",
            [("account", accountId), ("references", events.Select(static e => e.Reference).ToArray())],
            static row => KeyValuePair.Create(row.GetString(0), row.GetFieldValue<byte[]>(1)),
            cancellationToken).ConfigureAwait(false);
        return new Dictionary<string, byte[]>(rows, StringComparer.Ordinal);
    }

    private static UsageEventRecordResult? Compare(NewUsageEvent next, Dictionary<string, byte[]> known) =>
        !known.TryGetValue(next.Reference, out byte[]? hash) ? null
        : hash.AsSpan().SequenceEqual(next.Hash) ? UsageEventRecordResult.RecordedBefore
        : UsageEventRecordResult.Conflict;
}
