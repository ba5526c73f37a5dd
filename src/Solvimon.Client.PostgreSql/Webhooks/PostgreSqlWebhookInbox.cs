using System.Runtime.CompilerServices;
using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.PostgreSql.Webhooks;

/// <summary>An inbox for any number of processes. One at a time owns an account, by a lease on the account's row that the clock of the database times.</summary>
internal sealed class PostgreSqlWebhookInbox(NpgsqlDataSource source, bool ownsSource) : IWebhookInbox, IDisposable
{
    private const string Waits = "account = @account AND completed_at IS NULL AND set_aside_at IS NULL";
    private const string IsSetAside = "account = @account AND set_aside_at IS NOT NULL";
    private const string Message = "account, digest, type, body, received_at";

    // A time that lies further ahead than any lease or back-off was written while the clock ran ahead. All is looked at once more when the row
    // is locked: whoever held it may have changed it.
    private const string TakeNext =
        $"""
        WITH next AS MATERIALIZED (SELECT id FROM webhook_inbox WHERE {Waits} ORDER BY id LIMIT 1),
        owner AS MATERIALIZED (
            SELECT account FROM webhook_accounts
            WHERE account = @account AND (lease_until IS NULL OR lease_until <= now() OR lease_until > now() + 2 * @lease) AND EXISTS (SELECT FROM next)
            FOR UPDATE),
        taken AS (
            UPDATE webhook_inbox SET attempts = attempts + 1, due_at = NULL
            WHERE id = (SELECT id FROM next) AND {Waits} AND (due_at IS NULL OR due_at <= now() OR due_at > now() + interval '1 hour') AND EXISTS (SELECT FROM owner)
            RETURNING id, attempts, {Message}),
        leased AS (
            UPDATE webhook_accounts SET fence = fence + 1, lease_until = now() + @lease WHERE account = @account AND EXISTS (SELECT FROM taken)
            RETURNING fence)
        SELECT id, attempts, fence, {Message} FROM taken, leased
        """;

    // A process that died holds up its account for so long.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly PostgreSqlDatabase _database = new(source, ownsSource, WebhookSchema.Schema, WebhookSchema.Failure);

    public Task<bool> AddAsync(WebhookInboxMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _database.UseAsync(connection => AddAsync(connection, message, cancellationToken), cancellationToken);
    }

    public async Task<IWebhookInboxClaim?> TakeNextAsync(string account, CancellationToken cancellationToken = default) => (await _database.QueryAsync(
        TakeNext,
        [("account", account), ("lease", Lease)],
        row => new PostgreSqlWebhookClaim(_database, row.GetInt64(0), row.GetInt64(2), row.GetInt32(1), Lease, ReadMessage(row, 3)),
        cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    public async IAsyncEnumerable<WebhookSetAsideMessage> ListSetAside(string account, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (WebhookSetAsideMessage message in await _database.QueryAsync(
            $"SELECT {Message}, attempts, error, set_aside_at FROM webhook_inbox WHERE {IsSetAside} ORDER BY id",
            [("account", account)],
            static row => new WebhookSetAsideMessage { Message = ReadMessage(row, 0), Attempts = row.GetInt32(5), Error = row.GetString(6), SetAsideAt = row.Time(7) },
            cancellationToken).ConfigureAwait(false))
        {
            yield return message;
        }
    }

    public Task<bool> RetryAsync(string account, string digest, CancellationToken cancellationToken = default) =>
        ChangeSetAsideAsync("set_aside_at = NULL, attempts = 0, due_at = NULL, error = NULL", account, digest, cancellationToken);

    public Task<bool> DiscardAsync(string account, string digest, CancellationToken cancellationToken = default) =>
        ChangeSetAsideAsync("set_aside_at = NULL, completed_at = now(), body = '', error = NULL", account, digest, cancellationToken);

    public async Task<WebhookInboxStatistics> GetStatisticsAsync(string account, CancellationToken cancellationToken = default) => (await _database.QueryAsync(
        $"""
        SELECT (SELECT COUNT(*) FROM webhook_inbox WHERE {Waits}),
               (SELECT received_at FROM webhook_inbox WHERE {Waits} ORDER BY id LIMIT 1),
               (SELECT COUNT(*) FROM webhook_inbox WHERE {IsSetAside})
        """,
        [("account", account)],
        static row => new WebhookInboxStatistics { Waiting = row.GetInt64(0), OldestReceivedAt = row.OptionalTime(1), SetAside = row.GetInt64(2) },
        cancellationToken).ConfigureAwait(false)).Single();

    public void Dispose() => _database.Dispose();

    private static async Task<bool> AddAsync(NpgsqlConnection connection, WebhookInboxMessage message, CancellationToken cancellationToken)
    {
        (string, object?) account = ("account", message.Account);
        NpgsqlBatch batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            // Behind the account's lock, so that the order of the numbers is that of the commits.
            batch.Add("INSERT INTO webhook_accounts (account) VALUES (@account) ON CONFLICT DO NOTHING", account);
            batch.Add("SELECT FROM webhook_accounts WHERE account = @account FOR UPDATE", account);
            batch.Add("DELETE FROM webhook_inbox WHERE account = @account AND completed_at < now() - @retention", account, ("retention", WebhookSchema.Retention));
            NpgsqlBatchCommand insert = batch.Add(
                $"INSERT INTO webhook_inbox ({Message}) VALUES (@account, @digest, @type, @body, @received) ON CONFLICT DO NOTHING",
                account,
                ("digest", message.Digest),
                ("type", StorableText.Of(message.Type)),
                ("body", message.Body.ToArray()),
                ("received", message.ReceivedAt.ToUniversalTime()));
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return insert.RecordsAffected == 1;
        }
    }

    private static WebhookInboxMessage ReadMessage(NpgsqlDataReader row, int first) => new()
    {
        Account = row.GetString(first),
        Digest = row.GetString(first + 1),
        Type = row.GetString(first + 2),
        Body = row.GetFieldValue<byte[]>(first + 3),
        ReceivedAt = row.Time(first + 4),
    };

    private async Task<bool> ChangeSetAsideAsync(string change, string account, string digest, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"UPDATE webhook_inbox SET {change} WHERE {IsSetAside} AND digest = @digest",
        [("account", account), ("digest", digest)],
        cancellationToken).ConfigureAwait(false) == 1;
}
