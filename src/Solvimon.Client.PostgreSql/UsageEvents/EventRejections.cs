using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.Storage;

namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>Reads, retries and discards rejected events.</summary>
internal static class EventRejections
{
    private const int PageSize = 200;

    private const string Matching =
        """
        account_id = @account AND state = 2
        AND (@reference::text IS NULL OR reference = @reference) AND (@customer::text IS NULL OR customer = @customer) AND (@meter::text IS NULL OR meter = @meter)
        AND (@code::text IS NULL OR error_code = @code) AND (@before::timestamptz IS NULL OR finished_at < @before)
        """;

    private const string OfCustomer = "account_id = @account AND state IN (0, 2) AND customer = @customer";

    // What the server said may quote what was sent.
    private const string NoError = "error_status = NULL, error_code = NULL, error_field = NULL, error_message = NULL, error_request_id = NULL";

    /// <summary>Reads the next events after a position.</summary>
    public static async Task<(IReadOnlyList<RejectedUsageEvent> Page, long Last)> ReadPageAsync(PostgreSqlDatabase database, long accountId, RejectedUsageEventFilter filter, long after, CancellationToken cancellationToken)
    {
        long last = after;
        List<RejectedUsageEvent> page = await database.QueryAsync(
            $"""
            SELECT id, reference, content, recorded_at, finished_at, error_status, error_code, error_field, error_message, error_request_id
            FROM usage_events WHERE {Matching} AND id > @after ORDER BY id LIMIT {PageSize}
            """,
            [.. Parameters(accountId, filter), ("after", after)],
            row =>
            {
                last = row.GetInt64(0);
                return RejectedPages.Read(row, row.Time(3), row.Time(4));
            },
            cancellationToken).ConfigureAwait(false);
        return (page, last);
    }

    public static Task<long> RetryAsync(PostgreSqlDatabase database, long accountId, RejectedUsageEventFilter filter, CancellationToken cancellationToken) => CountAsync(
        database,
        $"""
        WITH retried AS (UPDATE usage_events SET state = 0, due_at = NULL, finished_at = NULL, {NoError} WHERE {Matching} RETURNING id),
        counted AS (INSERT INTO usage_figures (account_id, rejected) SELECT @account, -COUNT(*) FROM retried HAVING COUNT(*) > 0)
        SELECT COUNT(*) FROM retried
        """,
        Parameters(accountId, filter),
        cancellationToken);

    public static Task<long> DiscardAsync(PostgreSqlDatabase database, long accountId, RejectedUsageEventFilter filter, CancellationToken cancellationToken) =>
        CountAsync(database, Discarding(Matching), Parameters(accountId, filter), cancellationToken);

    public static Task<long> DiscardCustomerAsync(PostgreSqlDatabase database, long accountId, string customer, CancellationToken cancellationToken) =>
        CountAsync(database, Discarding(OfCustomer), [("account", accountId), ("customer", StorableText.Of(customer))], cancellationToken);

    private static string Discarding(string which) =>
        $"""
        WITH chosen AS MATERIALIZED (SELECT id, state FROM usage_events WHERE {which} FOR UPDATE),
        discarded AS (
            UPDATE usage_events SET state = 5, content = NULL, customer = NULL, meter = NULL, unknown_attempts = 0, finished_at = now(), {NoError}
            FROM chosen WHERE usage_events.id = chosen.id
            RETURNING chosen.state AS former),
        counted AS (
            INSERT INTO usage_figures (account_id, rejected, discarded)
            SELECT @account, -COUNT(*) FILTER (WHERE former = 2), COUNT(*) FROM discarded HAVING COUNT(*) > 0)
        SELECT COUNT(*) FROM discarded
        """;

    private static async Task<long> CountAsync(PostgreSqlDatabase database, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken) =>
        (await database.QueryAsync(sql, parameters, static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Single();

    private static (string Name, object? Value)[] Parameters(long accountId, RejectedUsageEventFilter filter) =>
    [
        ("account", accountId),
        ("reference", StorableText.Of(filter.Reference)),
        ("customer", StorableText.Of(filter.Customer)),
        ("meter", StorableText.Of(filter.Meter)),
        ("code", StorableText.Of(filter.Code)),
        ("before", filter.RejectedBefore?.ToUniversalTime()),
    ];
}
