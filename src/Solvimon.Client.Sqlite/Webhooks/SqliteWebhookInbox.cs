using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Sqlite.Webhooks;

/// <summary>An inbox in a SQLite file, for all processes on the machine. A claim is a lease on the account's oldest event, by the machine's clock.</summary>
internal sealed class SqliteWebhookInbox(string connectionString, TimeProvider clock) : IWebhookInbox, IDisposable
{
    private const string Waits = "account = $account AND completed_at IS NULL AND set_aside_at IS NULL";
    private const string IsSetAside = "account = $account AND set_aside_at IS NOT NULL";
    private const string Message = "account, digest, type, body, received_at";

    // A process that died holds up its account for so long.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly SqliteFile _file = new(connectionString, WebhookSchema.Schema, WebhookSchema.Failure);

    public Task<bool> AddAsync(WebhookInboxMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _file.WriteAsync(
            (connection, transaction) =>
            {
                connection.Execute(transaction, "DELETE FROM webhook_inbox WHERE completed_at < $oldest", ("$oldest", Now() - (long)WebhookSchema.Retention.TotalMilliseconds));
                return connection.Execute(
                    transaction,
                    "INSERT INTO webhook_inbox (account, digest, type, body, received_at) VALUES ($account, $digest, $type, $body, $received) ON CONFLICT DO NOTHING",
                    ("$account", message.Account),
                    ("$digest", message.Digest),
                    ("$type", message.Type),
                    ("$body", message.Body.ToArray()),
                    ("$received", message.ReceivedAt.ToUnixTimeMilliseconds())) == 1;
            },
            cancellationToken);
    }

    public async Task<IWebhookInboxClaim?> TakeNextAsync(string account, CancellationToken cancellationToken = default)
    {
        await _file.EnsureOpenAsync(cancellationToken).ConfigureAwait(false);

        // Most often nothing waits, and looking costs no write.
        if (!await _file.ReadAsync(connection => connection.Scalar<long>(null, $"SELECT EXISTS (SELECT 1 FROM webhook_inbox WHERE {Waits})", ("$account", account)) == 1, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        // A time that lies further ahead than any lease or back-off was written by a clock that ran ahead.
        return await _file.WriteAsync<IWebhookInboxClaim?>(
            (connection, transaction) => connection.Query(
                transaction,
                $"""
                UPDATE webhook_inbox SET attempts = attempts + 1, fence = fence + 1, lease_until = $until, due_at = 0
                WHERE id = (SELECT id FROM webhook_inbox WHERE {Waits} ORDER BY id LIMIT 1)
                  AND (lease_until <= $now OR lease_until > $until) AND (due_at <= $now OR due_at > $farthest)
                RETURNING id, fence, attempts, {Message}
                """,
                row => new SqliteWebhookClaim(_file, clock, row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), Lease, ReadMessage(row, 3)),
                ("$account", account),
                ("$now", Now()),
                ("$until", Now() + (long)Lease.TotalMilliseconds),
                ("$farthest", Now() + (long)TimeSpan.FromHours(1).TotalMilliseconds)).FirstOrDefault(),
            cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<WebhookSetAsideMessage> ListSetAside(string account, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _file.EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
        foreach (WebhookSetAsideMessage message in await _file.ReadAsync(
            connection => connection.Query(
                null,
                $"SELECT {Message}, attempts, error, set_aside_at FROM webhook_inbox WHERE {IsSetAside} ORDER BY id",
                static row => new WebhookSetAsideMessage { Message = ReadMessage(row, 0), Attempts = row.GetInt32(5), Error = row.GetString(6), SetAsideAt = row.Time(7) },
                ("$account", account)),
            cancellationToken).ConfigureAwait(false))
        {
            yield return message;
        }
    }

    public Task<bool> RetryAsync(string account, string digest, CancellationToken cancellationToken = default) =>
        ChangeSetAsideAsync("set_aside_at = NULL, attempts = 0, due_at = 0, error = NULL", account, digest, cancellationToken);

    public Task<bool> DiscardAsync(string account, string digest, CancellationToken cancellationToken = default) =>
        ChangeSetAsideAsync("set_aside_at = NULL, completed_at = $now, body = x'', error = NULL", account, digest, cancellationToken);

    public async Task<WebhookInboxStatistics> GetStatisticsAsync(string account, CancellationToken cancellationToken = default)
    {
        await _file.EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _file.ReadAsync(
            connection => connection.Query(
                null,
                $"""
                SELECT (SELECT COUNT(*) FROM webhook_inbox WHERE {Waits}),
                       (SELECT received_at FROM webhook_inbox WHERE {Waits} ORDER BY id LIMIT 1),
                       (SELECT COUNT(*) FROM webhook_inbox WHERE {IsSetAside})
                """,
                static row => new WebhookInboxStatistics { Waiting = row.GetInt64(0), OldestReceivedAt = row.OptionalTime(1), SetAside = row.GetInt64(2) },
                ("$account", account)).Single(),
            cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _file.Dispose();

    private static WebhookInboxMessage ReadMessage(SqliteDataReader row, int first) => new()
    {
        Account = row.GetString(first),
        Digest = row.GetString(first + 1),
        Type = row.GetString(first + 2),
        Body = row.GetFieldValue<byte[]>(first + 3),
        ReceivedAt = row.Time(first + 4),
    };

    private Task<bool> ChangeSetAsideAsync(string change, string account, string digest, CancellationToken cancellationToken) => _file.WriteAsync(
        (connection, transaction) => connection.Execute(transaction, $"UPDATE webhook_inbox SET {change} WHERE {IsSetAside} AND digest = $digest", ("$account", account), ("$digest", digest), ("$now", Now())) == 1,
        cancellationToken);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
