using Microsoft.Data.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.Storage;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>Reads, retries and discards rejected events.</summary>
internal static class EventRejections
{
    private const int PageSize = 200;

    private const string Matching =
        """
        account_id = $account AND state = 2
        AND ($reference IS NULL OR reference = $reference) AND ($customer IS NULL OR customer = $customer) AND ($meter IS NULL OR meter = $meter)
        AND ($code IS NULL OR error_code = $code) AND ($before IS NULL OR finished_at < $before)
        """;

    // What the server said may quote what was sent.
    private const string NoError = "error_status = NULL, error_code = NULL, error_field = NULL, error_message = NULL, error_request_id = NULL";
    private const string Discarding = $"UPDATE usage_events SET state = 5, content = NULL, customer = NULL, meter = NULL, unknown_attempts = 0, finished_at = $now, {NoError}";

    /// <summary>Reads the next events after a position.</summary>
    public static (IReadOnlyList<RejectedUsageEvent> Page, long Last) ReadPage(SqliteConnection connection, long accountId, RejectedUsageEventFilter filter, long after)
    {
        long last = after;
        List<RejectedUsageEvent> page = connection.Query(
            null,
            $"""
            SELECT id, reference, content, recorded_at, finished_at, error_status, error_code, error_field, error_message, error_request_id
            FROM usage_events WHERE {Matching} AND id > $after ORDER BY id LIMIT {PageSize}
            """,
            row =>
            {
                last = row.GetInt64(0);
                return RejectedPages.Read(row, row.Time(3), row.Time(4));
            },
            [.. Parameters(accountId, filter), ("$after", after)]);
        return (page, last);
    }

    public static long Retry(SqliteConnection connection, SqliteTransaction transaction, long accountId, RejectedUsageEventFilter filter)
    {
        int count = connection.Execute(transaction, $"UPDATE usage_events SET state = 0, due_at = 0, finished_at = NULL, {NoError} WHERE {Matching}", Parameters(accountId, filter));
        AccountRow.Add(connection, transaction, accountId, rejected: -count, pending: count);
        return count;
    }

    public static long Discard(SqliteConnection connection, SqliteTransaction transaction, long accountId, RejectedUsageEventFilter filter, long now)
    {
        int count = connection.Execute(transaction, $"{Discarding} WHERE {Matching}", [.. Parameters(accountId, filter), ("$now", now)]);
        AccountRow.Add(connection, transaction, accountId, rejected: -count, discarded: count);
        return count;
    }

    public static long DiscardCustomer(SqliteConnection connection, SqliteTransaction transaction, long accountId, string customer, long now)
    {
        long rejected = Discard(connection, transaction, accountId, new RejectedUsageEventFilter { Customer = customer }, now);
        int waiting = connection.Execute(transaction, $"{Discarding} WHERE account_id = $account AND state = 0 AND customer = $customer", ("$account", accountId), ("$customer", customer), ("$now", now));
        AccountRow.Add(connection, transaction, accountId, discarded: waiting, pending: -waiting);
        return rejected + waiting;
    }

    private static (string Name, object? Value)[] Parameters(long accountId, RejectedUsageEventFilter filter) =>
    [
        ("$account", accountId),
        ("$reference", filter.Reference),
        ("$customer", filter.Customer),
        ("$meter", filter.Meter),
        ("$code", filter.Code),
        ("$before", filter.RejectedBefore?.ToUnixTimeMilliseconds()),
    ];
}
