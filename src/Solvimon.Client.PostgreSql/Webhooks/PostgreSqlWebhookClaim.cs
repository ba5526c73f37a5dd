using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.PostgreSql.Webhooks;

/// <summary>The right to handle one event, as long as its fencing number is the account's own.</summary>
internal sealed class PostgreSqlWebhookClaim(PostgreSqlDatabase database, long id, long fence, int attempt, TimeSpan lease, WebhookInboxMessage message) : IWebhookInboxClaim
{
    public WebhookInboxMessage Message => message;

    public int Attempt => attempt;

    public TimeSpan? LeaseDuration => lease;

    public async Task<bool> RenewAsync(CancellationToken cancellationToken = default) => await database.ExecuteAsync(
        "UPDATE webhook_accounts SET lease_until = now() + @lease WHERE account = @account AND fence = @fence",
        [("account", message.Account), ("fence", fence), ("lease", lease)],
        cancellationToken).ConfigureAwait(false) == 1;

    public Task<bool> CompleteAsync(CancellationToken cancellationToken = default) => EndAsync("completed_at = now(), body = ''", [], cancellationToken);

    public Task<bool> FailAsync(TimeSpan retryAfter, CancellationToken cancellationToken = default) => EndAsync("due_at = now() + @after", [("after", retryAfter)], cancellationToken);

    public Task<bool> SetAsideAsync(string error, CancellationToken cancellationToken = default) => EndAsync("set_aside_at = now(), error = @error", [("error", StorableText.Of(error))], cancellationToken);

    public Task<bool> ReleaseAsync(CancellationToken cancellationToken = default) => EndAsync("attempts = attempts - 1", [], cancellationToken);

    // Whoever ends a claim raises the number, so that nothing else counts after it.
    private async Task<bool> EndAsync(string change, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken) => await database.ExecuteAsync(
        $"""
        WITH owner AS (UPDATE webhook_accounts SET fence = fence + 1, lease_until = NULL WHERE account = @account AND fence = @fence RETURNING account)
        UPDATE webhook_inbox SET {change} WHERE id = @id AND EXISTS (SELECT FROM owner)
        """,
        [("account", message.Account), ("fence", fence), ("id", id), .. parameters],
        cancellationToken).ConfigureAwait(false) == 1;
}
