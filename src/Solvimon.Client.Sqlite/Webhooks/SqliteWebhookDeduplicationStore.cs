using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Sqlite.Webhooks;

/// <summary>Remembers for 8 days which webhooks were handled, for all processes on the machine.</summary>
internal sealed class SqliteWebhookDeduplicationStore(string connectionString, TimeProvider clock) : IWebhookDeduplicationStore, IDisposable
{
    private readonly SqliteFile _file = new(connectionString, WebhookSchema.Schema, WebhookSchema.Failure);

    public async ValueTask<bool> ContainsAsync(string account, string digest, CancellationToken cancellationToken = default)
    {
        await _file.EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _file.ReadAsync(
            connection => connection.Scalar<long>(
                null,
                "SELECT EXISTS (SELECT 1 FROM webhook_digests WHERE account = $account AND digest = $digest AND handled_at >= $oldest)",
                ("$account", account),
                ("$digest", digest),
                ("$oldest", Oldest())) == 1,
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask AddAsync(string account, string digest, CancellationToken cancellationToken = default) => await _file.WriteAsync(
        (connection, transaction) =>
        {
            connection.Execute(transaction, "DELETE FROM webhook_digests WHERE handled_at < $oldest", ("$oldest", Oldest()));
            return connection.Execute(
                transaction,
                "INSERT INTO webhook_digests (account, digest, handled_at) VALUES ($account, $digest, $now) ON CONFLICT DO NOTHING",
                ("$account", account),
                ("$digest", digest),
                ("$now", clock.GetUtcNow().ToUnixTimeMilliseconds()));
        },
        cancellationToken).ConfigureAwait(false);

    public void Dispose() => _file.Dispose();

    private long Oldest() => (clock.GetUtcNow() - WebhookSchema.Retention).ToUnixTimeMilliseconds();
}
