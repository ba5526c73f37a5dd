using System.Data.Common;
using Microsoft.Data.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.Storage;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>An account's events in a SQLite file. Any process on the machine may record; the one that holds the sender's lock sends.</summary>
internal sealed class SqliteUsageEventStore(string connectionString, TimeProvider clock) : IUsageEventStore, IDisposable
{
    private const string MainFile = "SELECT file FROM pragma_database_list WHERE name = 'main'";

    private readonly SqliteFile _file = new(connectionString, UsageEventSchema.Schema, UsageEventSchema.Failure);
    private readonly Lock _claiming = new();
    private SenderLock? _sender;
    private long _accountId;
    private long _fence;

    // As SQLite says it, links followed.
    private string? _openedPath;

    internal SqliteFile File => _file;

    public async Task OpenAsync(UsageEventAccount account, CancellationToken cancellationToken = default)
    {
        _accountId = await _file.WriteAsync((connection, transaction) => AccountRow.FindOrAdd(connection, transaction, account, _file.FilePath), cancellationToken).ConfigureAwait(false);
        _openedPath = await _file.ReadAsync(static connection => connection.Scalar<string>(null, MainFile), cancellationToken).ConfigureAwait(false);
        _sender ??= new SenderLock($"{_file.FilePath}.sender-{_accountId}.lock");
    }

    public async Task<IReadOnlyList<UsageEventRecordResult>> RecordAsync(IReadOnlyList<NewUsageEvent> events, CancellationToken cancellationToken = default) =>
        await _file.WriteAsync<IReadOnlyList<UsageEventRecordResult>>((connection, transaction) => EventInsertion.Insert(connection, transaction, _accountId, events), cancellationToken).ConfigureAwait(false);

    public Task<UsageEventRecordResult> RecordAsync(NewUsageEvent newEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
    {
        if (transaction is not SqliteTransaction { Connection: { } connection } sqlite || !IsThisFile(connection, sqlite))
        {
            throw new ArgumentException($"The transaction must be an open one of a SqliteConnection to the outbox's own file, {_file.FilePath}.", nameof(transaction));
        }

        try
        {
            return Task.FromResult(EventInsertion.Insert(connection, sqlite, _accountId, [newEvent])[0]);
        }
        catch (SqliteException e)
        {
            throw UsageEventSchema.Failure(SqliteFailure.Explain(e, _file.FilePath), e);
        }
    }

    public async Task<UsageEventClaim?> ClaimAsync(int maxEvents, TimeSpan unknownDelay, CancellationToken cancellationToken = default)
    {
        bool isNewSender;
        lock (_claiming)
        {
            isNewSender = !_sender!.IsHeld;
            if (!_sender.TryTake())
            {
                return null;
            }
        }

        if (isNewSender || _fence == 0)
        {
            _fence = await _file.WriteAsync((connection, transaction) => EventClaims.TakeOver(connection, transaction, _accountId, Now() + Milliseconds(unknownDelay)), cancellationToken).ConfigureAwait(false);
        }

        // Most often nothing is due, and looking costs no write.
        if (!await _file.ReadAsync(connection => EventClaims.IsAnyDue(connection, _accountId, Now(), Milliseconds(unknownDelay)), cancellationToken).ConfigureAwait(false))
        {
            return new UsageEventClaim { FencingNumber = _fence, Events = [] };
        }

        List<ClaimedUsageEvent> events = await _file.WriteAsync((connection, transaction) => EventClaims.Claim(connection, transaction, _accountId, _fence, maxEvents, Now(), Milliseconds(unknownDelay)), cancellationToken).ConfigureAwait(false);
        return new UsageEventClaim { FencingNumber = _fence, Events = events };
    }

    // The lock holds until the process ends.
    public Task<bool> RenewAsync(UsageEventClaim claim, CancellationToken cancellationToken = default) => Task.FromResult(true);

    public Task<int> CompleteAsync(UsageEventClaim claim, IReadOnlyList<UsageEventOutcome> outcomes, CancellationToken cancellationToken = default) =>
        _file.WriteAsync((connection, transaction) => EventOutcomes.Write(connection, transaction, _accountId, claim.FencingNumber, outcomes, Now()), cancellationToken);

    public Task<long> GetLastPositionAsync(CancellationToken cancellationToken = default) =>
        _file.ReadAsync(connection => connection.Scalar<long?>(null, "SELECT MAX(id) FROM usage_events") ?? 0, cancellationToken);

    // One look into an index for each: what is new, what was sent before, and what is being sent.
    public Task<bool> HasPendingAsync(long position, CancellationToken cancellationToken = default) => _file.ReadAsync(
        connection => connection.Scalar<long>(
            null,
            """
            SELECT EXISTS (SELECT 1 FROM usage_events WHERE account_id = $account AND state = 0 AND due_at = 0 AND id <= $position)
                OR EXISTS (SELECT 1 FROM usage_events WHERE account_id = $account AND state = 0 AND due_at > 0 AND id <= $position)
                OR EXISTS (SELECT 1 FROM usage_events WHERE account_id = $account AND state = 1 AND id <= $position)
            """,
            ("$account", _accountId),
            ("$position", position)) == 1,
        cancellationToken);

    public Task<UsageEventStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        _file.ReadAsync(connection => AccountRow.ReadStatistics(connection, _accountId), cancellationToken);

    public IAsyncEnumerable<RejectedUsageEvent> ListRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) => RejectedPages.ReadAsync(
        (after, token) => _file.ReadAsync(connection => EventRejections.ReadPage(connection, _accountId, filter, after), token),
        cancellationToken);

    public Task<long> RetryRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) =>
        _file.WriteAsync((connection, transaction) => EventRejections.Retry(connection, transaction, _accountId, filter), cancellationToken);

    public Task<long> DiscardRejectedAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default) =>
        _file.WriteAsync((connection, transaction) => EventRejections.Discard(connection, transaction, _accountId, filter, Now()), cancellationToken);

    public Task<long> DiscardCustomerAsync(string customer, CancellationToken cancellationToken = default) =>
        _file.WriteAsync((connection, transaction) => EventRejections.DiscardCustomer(connection, transaction, _accountId, customer, Now()), cancellationToken);

    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        const int Chunk = 10_000;
        int count = Chunk;
        while (count == Chunk)
        {
            count = await _file.WriteAsync(
                (connection, transaction) => connection.Execute(
                    transaction,
                    $"DELETE FROM usage_events WHERE id IN (SELECT id FROM usage_events WHERE state > 2 AND finished_at < $before AND account_id = $account LIMIT {Chunk})",
                    ("$before", before.ToUnixTimeMilliseconds()),
                    ("$account", _accountId)),
                cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _sender?.Dispose();
        _file.Dispose();
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private bool IsThisFile(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.State == System.Data.ConnectionState.Open && connection.Scalar<string>(transaction, MainFile) == _openedPath;
}
