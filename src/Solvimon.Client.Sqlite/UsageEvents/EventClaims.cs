using Microsoft.Data.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>Takes events to be sent.</summary>
internal static class EventClaims
{
    // What was sent before comes first: it is older, and there is little of it. Then what is new, in the order of recording.
    private const string Retried = "account_id = $account AND state = 0 AND due_at > 0 AND due_at <= $now";
    private const string New = "account_id = $account AND state = 0 AND due_at = 0";

    // No event is put off for longer than one whose outcome is unknown: this one was by a clock that ran ahead.
    private const string TooLate = "account_id = $account AND state = 0 AND due_at > $latest";

    /// <summary>Begins to send in place of another process: what that was sending may have arrived.</summary>
    /// <returns>The new fencing number.</returns>
    public static long TakeOver(SqliteConnection connection, SqliteTransaction transaction, long accountId, long dueAt)
    {
        connection.Execute(transaction, "UPDATE usage_events SET state = 0, unknown_attempts = unknown_attempts + 1, due_at = $due WHERE account_id = $account AND state = 1", ("$account", accountId), ("$due", dueAt));
        return connection.Scalar<long>(transaction, "UPDATE usage_accounts SET fence = fence + 1 WHERE id = $account RETURNING fence", ("$account", accountId));
    }

    public static bool IsAnyDue(SqliteConnection connection, long accountId, long now, long unknownDelay) => connection.Scalar<long>(
        null,
        $"SELECT EXISTS (SELECT 1 FROM usage_events WHERE {New}) OR EXISTS (SELECT 1 FROM usage_events WHERE {Retried}) OR EXISTS (SELECT 1 FROM usage_events WHERE {TooLate})",
        ("$account", accountId),
        ("$now", now),
        ("$latest", now + unknownDelay)) == 1;

    public static List<ClaimedUsageEvent> Claim(SqliteConnection connection, SqliteTransaction transaction, long accountId, long fence, int maxEvents, long now, long unknownDelay)
    {
        connection.Execute(transaction, $"UPDATE usage_events SET due_at = $due WHERE {TooLate}", ("$account", accountId), ("$latest", now + unknownDelay), ("$due", now + unknownDelay));
        List<ClaimedUsageEvent> claimed = Claim(connection, transaction, Retried, accountId, fence, maxEvents, now);
        if (claimed.Count < maxEvents)
        {
            claimed.AddRange(Claim(connection, transaction, New, accountId, fence, maxEvents - claimed.Count, now));
        }

        // RETURNING has no order.
        claimed.Sort(static (one, other) => one.Position.CompareTo(other.Position));
        return claimed;
    }

    private static List<ClaimedUsageEvent> Claim(SqliteConnection connection, SqliteTransaction transaction, string condition, long accountId, long fence, int maxEvents, long now) => connection.Query(
        transaction,
        $"""
        UPDATE usage_events SET state = 1, fence = $fence
        WHERE id IN (SELECT id FROM usage_events WHERE {condition} ORDER BY due_at, id LIMIT $max)
        RETURNING id, reference, customer, content, recorded_at, unknown_attempts
        """,
        static row => new ClaimedUsageEvent
        {
            Position = row.GetInt64(0),
            Reference = row.GetString(1),
            Customer = row.GetString(2),
            Content = row.GetFieldValue<byte[]>(3),
            RecordedAt = row.Time(4),
            UnknownAttempts = row.GetInt32(5),
        },
        ("$account", accountId),
        ("$fence", fence),
        ("$max", maxEvents),
        ("$now", now));
}
