using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>
/// What became of the events. Every transaction that moves some adds a row of its own, so that callers do not wait for each other; the
/// figures are the sum. Who writes outcomes puts rows together, so that they stay few.
/// </summary>
internal static class Figures
{
    /// <summary>Two steps of a statement: takes rows away, and writes their sum. What others are taking away is left to them.</summary>
    public const string PutTogether =
        """
        together AS MATERIALIZED (SELECT id FROM usage_figures WHERE account_id = @account ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED),
        taken AS (DELETE FROM usage_figures WHERE id IN (SELECT id FROM together) RETURNING recorded, delivered, duplicates, rejected, discarded),
        put AS (
            INSERT INTO usage_figures (account_id, recorded, delivered, duplicates, rejected, discarded)
            SELECT @account, SUM(recorded), SUM(delivered), SUM(duplicates), SUM(rejected), SUM(discarded) FROM taken HAVING COUNT(*) > 0)
        """;

    public static async Task<UsageEventStatistics> ReadAsync(PostgreSqlDatabase database, long accountId, CancellationToken cancellationToken)
    {
        List<UsageEventStatistics> rows = await database.QueryAsync(
            """
            SELECT COALESCE(SUM(recorded), 0)::bigint, COALESCE(SUM(delivered), 0)::bigint, COALESCE(SUM(duplicates), 0)::bigint,
                   COALESCE(SUM(rejected), 0)::bigint, COALESCE(SUM(discarded), 0)::bigint,
                   (SELECT COUNT(*) FROM usage_events WHERE account_id = @account AND state < 2 AND unknown_attempts > 0),
                   LEAST(
                       (SELECT recorded_at FROM usage_events WHERE account_id = @account AND state = 0 AND due_at IS NULL ORDER BY id LIMIT 1),
                       (SELECT MIN(recorded_at) FROM usage_events WHERE account_id = @account AND state = 0 AND due_at IS NOT NULL),
                       (SELECT MIN(recorded_at) FROM usage_events WHERE account_id = @account AND state = 1))
            FROM usage_figures WHERE account_id = @account
            """,
            [("account", accountId)],
            static row => new UsageEventStatistics
            {
                Recorded = row.GetInt64(0),
                Delivered = row.GetInt64(1),
                Duplicates = row.GetInt64(2),
                Rejected = row.GetInt64(3),
                Discarded = row.GetInt64(4),
                Pending = row.GetInt64(0) - row.GetInt64(1) - row.GetInt64(2) - row.GetInt64(3) - row.GetInt64(4),
                Unknown = row.GetInt64(5),
                OldestPendingAt = row.OptionalTime(6),
            },
            cancellationToken).ConfigureAwait(false);
        return rows.Single();
    }

    /// <summary>Puts rows together until few are left: while nothing is sent, nobody else does.</summary>
    public static async Task PutTogetherAsync(PostgreSqlDatabase database, long accountId, CancellationToken cancellationToken)
    {
        long count = 2;
        while (count > 1)
        {
            count = (await database.QueryAsync($"WITH {PutTogether} SELECT COUNT(*) FROM together", [("account", accountId)], static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Single();
        }
    }
}
