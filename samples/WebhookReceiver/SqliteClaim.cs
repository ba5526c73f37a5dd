using Solvimon.Client.Webhooks;
using static WebhookReceiver.InboxDatabase;

namespace WebhookReceiver;

/// <summary>The event that is being handled.</summary>
internal sealed class SqliteClaim(InboxDatabase database, WebhookInboxMessage message, int attempt, Action end) : IWebhookInboxClaim
{
    private volatile bool _hasEnded;

    public WebhookInboxMessage Message => message;

    public int Attempt => attempt;

    public TimeSpan? LeaseDuration => null;

    public Task<bool> RenewAsync(CancellationToken cancellationToken = default) => Task.FromResult(!_hasEnded);

    public Task<bool> CompleteAsync(CancellationToken cancellationToken = default) => EndAsync("completed_at = $value", Text(DateTimeOffset.UtcNow), cancellationToken);

    public Task<bool> FailAsync(TimeSpan retryAfter, CancellationToken cancellationToken = default) => EndAsync("not_before = $value", Text(DateTimeOffset.UtcNow + retryAfter), cancellationToken);

    public Task<bool> SetAsideAsync(string error, CancellationToken cancellationToken = default) => EndAsync("set_aside_at = $now, error = $value", error, cancellationToken);

    public Task<bool> ReleaseAsync(CancellationToken cancellationToken = default) => EndAsync("attempts = attempts - $value", 1, cancellationToken);

    private async Task<bool> EndAsync(string change, object value, CancellationToken cancellationToken)
    {
        if (_hasEnded)
        {
            return false;
        }

        await database.WriteAsync(
            $"UPDATE inbox SET {change} WHERE account = $account AND digest = $digest",
            cancellationToken,
            ("$account", message.Account),
            ("$digest", message.Digest),
            ("$value", value),
            ("$now", Text(DateTimeOffset.UtcNow)));
        _hasEnded = true;
        end();
        return true;
    }
}
