using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>Takes events to be sent. A claim is a row with a lease, by the clock of the database; its number is the fencing number.</summary>
internal static class EventClaims
{
    // What was sent before comes first: it is older, and there is little of it. Then what is new, in the order of recording.
    private const string Retried = "account_id = @account AND state = 0 AND due_at <= now()";
    private const string New = "account_id = @account AND state = 0 AND due_at IS NULL";

    // No event is put off for longer than one whose outcome is unknown, and no lease is longer than its own length: those were made while the clock ran ahead.
    private const string TooLate = "account_id = @account AND state = 0 AND due_at > now() + @delay";
    private const string RanOut = "account_id = @account AND (lease_until < now() OR lease_until > now() + 2 * lease)";

    private const string Look =
        $"""
        SELECT EXISTS (SELECT FROM usage_claims WHERE {RanOut}) OR EXISTS (SELECT FROM usage_events WHERE {TooLate}),
               EXISTS (SELECT FROM usage_events WHERE {New}) OR EXISTS (SELECT FROM usage_events WHERE {Retried})
        """;

    // One whose outcomes are being written at this moment is locked, and left to whoever writes them.
    private const string TakeOver =
        $"""
        WITH ran_out AS MATERIALIZED (SELECT fence FROM usage_claims WHERE {RanOut} FOR UPDATE SKIP LOCKED),
        ended AS (DELETE FROM usage_claims WHERE fence IN (SELECT fence FROM ran_out))
        UPDATE usage_events SET state = 0, unknown_attempts = unknown_attempts + 1, due_at = now() + @delay
        WHERE account_id = @account AND state = 1 AND fence IN (SELECT fence FROM ran_out)
        """;

    private const string Claim =
        $"""
        WITH retried AS MATERIALIZED (SELECT id FROM usage_events WHERE {Retried} ORDER BY due_at, id LIMIT @max FOR UPDATE SKIP LOCKED),
        fresh AS MATERIALIZED (SELECT id FROM usage_events WHERE {New} ORDER BY id LIMIT @max - (SELECT COUNT(*) FROM retried) FOR UPDATE SKIP LOCKED),
        due AS (SELECT id FROM retried UNION ALL SELECT id FROM fresh),
        claim AS (
            INSERT INTO usage_claims (account_id, lease, lease_until) SELECT @account, @lease, now() + @lease WHERE EXISTS (SELECT FROM due)
            RETURNING fence)
        UPDATE usage_events SET state = 1, fence = claim.fence FROM claim WHERE id IN (SELECT id FROM due)
        RETURNING claim.fence, id, reference, customer, content, recorded_at, unknown_attempts
        """;

    public static async Task<UsageEventClaim> ClaimAsync(NpgsqlConnection connection, long accountId, int maxEvents, TimeSpan lease, TimeSpan unknownDelay, CancellationToken cancellationToken)
    {
        (string, object?) account = ("account", accountId);
        (string, object?) delay = ("delay", unknownDelay);

        // Most often nothing is due, and looking costs no write.
        (bool isBehind, bool isAnyDue) = (await connection.QueryAsync(Look, [account, delay], static row => (row.GetBoolean(0), row.GetBoolean(1)), cancellationToken).ConfigureAwait(false)).Single();
        if (isBehind)
        {
            await connection.ExecuteAsync(TakeOver, [account, delay], cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync($"UPDATE usage_events SET due_at = now() + @delay WHERE {TooLate}", [account, delay], cancellationToken).ConfigureAwait(false);
        }

        List<(long Fence, ClaimedUsageEvent Event)> claimed = isAnyDue
            ? await connection.QueryAsync(Claim, [account, ("max", maxEvents), ("lease", lease)], static row => (row.GetInt64(0), Read(row)), cancellationToken).ConfigureAwait(false)
            : [];
        return new UsageEventClaim
        {
            FencingNumber = claimed.Select(static one => one.Fence).FirstOrDefault(),
            LeaseDuration = lease,
            Events = [.. claimed.Select(static one => one.Event).OrderBy(static e => e.Position)], // RETURNING has no order
        };
    }

    private static ClaimedUsageEvent Read(NpgsqlDataReader row) => new()
    {
        Position = row.GetInt64(1),
        Reference = row.GetString(2),
        Customer = row.GetString(3),
        Content = row.GetFieldValue<byte[]>(4),
        RecordedAt = row.Time(5),
        UnknownAttempts = row.GetInt32(6),
    };
}
