using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Sqlite.Webhooks;

/// <summary>The right to handle one event, as long as its fencing number is the row's own.</summary>
internal sealed class SqliteWebhookClaim(SqliteFile file, TimeProvider clock, long id, long fence, int attempt, TimeSpan lease, WebhookInboxMessage message) : IWebhookInboxClaim
{
    // Whoever ends a claim raises the number, so that nothing else counts after it.
    private const string End = "fence = fence + 1, lease_until = 0";

    public WebhookInboxMessage Message => message;

    public int Attempt => attempt;

    public TimeSpan? LeaseDuration => lease;

    public Task<bool> RenewAsync(CancellationToken cancellationToken = default) => ChangeAsync("lease_until = $value", Now() + (long)lease.TotalMilliseconds, cancellationToken);

    public Task<bool> CompleteAsync(CancellationToken cancellationToken = default) => ChangeAsync($"{End}, completed_at = $value, body = x''", Now(), cancellationToken);

    public Task<bool> FailAsync(TimeSpan retryAfter, CancellationToken cancellationToken = default) => ChangeAsync($"{End}, due_at = $value", Now() + (long)retryAfter.TotalMilliseconds, cancellationToken);

    public Task<bool> SetAsideAsync(string error, CancellationToken cancellationToken = default) => ChangeAsync($"{End}, set_aside_at = $now, error = $value", error, cancellationToken);

    public Task<bool> ReleaseAsync(CancellationToken cancellationToken = default) => ChangeAsync($"{End}, attempts = attempts - $value", 1, cancellationToken);

    private Task<bool> ChangeAsync(string change, object value, CancellationToken cancellationToken) => file.WriteAsync(
        (connection, transaction) => connection.Execute(
            transaction,
            $"UPDATE webhook_inbox SET {change} WHERE id = $id AND fence = $fence",
            ("$id", id),
            ("$fence", fence),
            ("$value", value),
            ("$now", Now())) == 1,
        cancellationToken);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
