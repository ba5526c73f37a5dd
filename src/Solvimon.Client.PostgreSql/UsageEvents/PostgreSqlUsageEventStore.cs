using System.Data.Common;
using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.Storage;

namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>An account's events in PostgreSQL. Any number of processes record and send side by side.</summary>
/// <param name="source">Opens connections.</param>
/// <param name="ownsSource">Whether it is disposed of with this.</param>
/// <param name="lease">How long a claim holds unless it is renewed.</param>
internal sealed class PostgreSqlUsageEventStore(NpgsqlDataSource source, bool ownsSource, TimeSpan lease) : IUsageEventStore, IDisposable
{
    private readonly PostgreSqlDatabase _database = new(source, ownsSource, UsageEventSchema.Schema, UsageEventSchema.Failure);
    private long _accountId;

    private string WrongTransaction =>
        $"The transaction must be an open one of an NpgsqlConnection to the outbox's own database, {_database.Place}, that finds the same tables in its search path.";

    public async Task OpenAsync(UsageEventAccount account, CancellationToken cancellationToken = default) =>
        _accountId = await AccountRow.FindOrAddAsync(_database, account, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<UsageEventRecordResult>> RecordAsync(IReadOnlyList<NewUsageEvent> events, CancellationToken cancellationToken = default)
    {
        UsageEventRecordResult?[] results = await _database.UseAsync(connection => EventInsertion.InsertAsync(connection, isCallers: false, _accountId, events, cancellationToken), cancellationToken).ConfigureAwait(false);
        return
        [
            // Forgotten between the insertion and the look at it: recorded again, it is new.
            .. results.Select(result => result ?? throw UsageEventSchema.Failure(new PostgreSqlFailure($"The database {_database.Place} has forgotten a reference at this moment.", IsTransient: true), null)),
        ];
    }

    public async Task<UsageEventRecordResult> RecordAsync(NewUsageEvent newEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
    {
        if (transaction is not NpgsqlTransaction { Connection: { State: System.Data.ConnectionState.Open } connection } own || !IsOpen(own))
        {
            throw new ArgumentException(WrongTransaction, nameof(transaction));
        }

        try
        {
            UsageEventRecordResult?[] results = await _database.ExplainAsync(() => EventInsertion.InsertAsync(connection, isCallers: true, _accountId, [newEvent], cancellationToken)).ConfigureAwait(false);
            return results[0] ?? throw new ArgumentException(WrongTransaction, nameof(transaction));
        }
        catch (UsageEventStoreException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable })
        {
            throw new ArgumentException(WrongTransaction, nameof(transaction), e);
        }
    }

    public async Task<UsageEventClaim?> ClaimAsync(int maxEvents, TimeSpan unknownDelay, CancellationToken cancellationToken = default) =>
        await _database.UseAsync(connection => EventClaims.ClaimAsync(connection, _accountId, maxEvents, lease, unknownDelay, cancellationToken), cancellationToken).ConfigureAwait(false);

    public async Task<bool> RenewAsync(UsageEventClaim claim, CancellationToken cancellationToken = default) => await _database.ExecuteAsync(
        "UPDATE usage_claims SET lease_until = now() + lease WHERE fence = @fence",
        [("fence", claim.FencingNumber)],
        cancellationToken).ConfigureAwait(false) == 1;

    public Task<int> CompleteAsync(UsageEventClaim claim, IReadOnlyList<UsageEventOutcome> outcomes, CancellationToken cancellationToken = default) =>
        EventOutcomes.WriteAsync(_database, _accountId, claim.FencingNumber, outcomes, cancellationToken);

    public async Task<long> GetLastPositionAsync(CancellationToken cancellationToken = default) =>
        (await _database.QueryAsync("SELECT COALESCE(MAX(id), 0) FROM usage_events", [], static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Single();

    // One look into an index for each: what is new, what was sent before, and what is being sent.
    public async Task<bool> HasPendingAsync(long position, CancellationToken cancellationToken = default) => (await _database.QueryAsync(
        """
        SELECT EXISTS (SELECT FROM usage_events WHERE account_id = @account AND state = 0 AND due_at IS NULL AND id <= @position)
            OR EXISTS (SELECT FROM usage_events WHERE account_id = @account AND state = 0 AND due_at IS NOT NULL AND id <= @position)
            OR EXISTS (SELECT FROM usage_events WHERE account_id = @account AND state = 1 AND id <= @position)
        """,
        [("account", _accountId), ("position", position)],
        static row => row.GetBoolean(0),
        cancellationToken).ConfigureAwait(false)).Single();

    public Task<UsageEventStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => Figures.ReadAsync(_database, _accountId, cancellationToken);

    public IAsyncEnumerable<RejectedUsageEvent> ListRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) =>
        RejectedPages.ReadAsync((after, token) => EventRejections.ReadPageAsync(_database, _accountId, filter, after, token), cancellationToken);

    public Task<long> RetryRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) =>
        EventRejections.RetryAsync(_database, _accountId, filter, cancellationToken);

    public Task<long> DiscardRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) =>
        EventRejections.DiscardAsync(_database, _accountId, filter, cancellationToken);

    public Task<long> DiscardCustomerAsync(string customer, CancellationToken cancellationToken = default) =>
        EventRejections.DiscardCustomerAsync(_database, _accountId, customer, cancellationToken);

    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        const int Chunk = 10_000;
        int count = Chunk;
        while (count == Chunk)
        {
            count = await _database.ExecuteAsync(
                $"""
                WITH old AS MATERIALIZED (SELECT id FROM usage_events WHERE account_id = @account AND state > 2 AND finished_at < @before LIMIT {Chunk} FOR UPDATE SKIP LOCKED)
                DELETE FROM usage_events WHERE id IN (SELECT id FROM old)
                """,
                [("account", _accountId), ("before", before.ToUniversalTime())],
                cancellationToken).ConfigureAwait(false);
        }

        await Figures.PutTogetherAsync(_database, _accountId, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _database.Dispose();

    // One that has ended still names its connection, where the event would be committed by itself.
    private static bool IsOpen(NpgsqlTransaction transaction)
    {
        try
        {
            return transaction.IsolationLevel != default;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
