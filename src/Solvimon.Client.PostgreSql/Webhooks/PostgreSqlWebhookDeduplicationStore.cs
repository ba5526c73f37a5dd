using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.PostgreSql.Webhooks;

/// <summary>Remembers for 8 days which webhooks were handled, for all processes.</summary>
internal sealed class PostgreSqlWebhookDeduplicationStore(NpgsqlDataSource source, bool ownsSource) : IWebhookDeduplicationStore, IDisposable
{
    private readonly PostgreSqlDatabase _database = new(source, ownsSource, WebhookSchema.Schema, WebhookSchema.Failure);

    public async ValueTask<bool> ContainsAsync(string account, string digest, CancellationToken cancellationToken = default) => (await _database.QueryAsync(
        "SELECT EXISTS (SELECT FROM webhook_digests WHERE account = @account AND digest = @digest AND handled_at >= now() - @retention)",
        Parameters(account, digest),
        static row => row.GetBoolean(0),
        cancellationToken).ConfigureAwait(false)).Single();

    // What is too old is deleted by whoever comes first, without a wait for each other.
    public async ValueTask AddAsync(string account, string digest, CancellationToken cancellationToken = default) => await _database.ExecuteAsync(
        """
        WITH old AS MATERIALIZED (SELECT digest FROM webhook_digests WHERE account = @account AND handled_at < now() - @retention FOR UPDATE SKIP LOCKED),
        forgotten AS (DELETE FROM webhook_digests WHERE account = @account AND digest IN (SELECT digest FROM old WHERE digest <> @digest))
        INSERT INTO webhook_digests (account, digest, handled_at) VALUES (@account, @digest, now())
        ON CONFLICT (account, digest) DO UPDATE SET handled_at = now()
        """,
        Parameters(account, digest),
        cancellationToken).ConfigureAwait(false);

    public void Dispose() => _database.Dispose();

    private static (string Name, object? Value)[] Parameters(string account, string digest) =>
        [("account", account), ("digest", digest), ("retention", WebhookSchema.Retention)];
}
