using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Solvimon.Client.Webhooks;
using static WebhookReceiver.InboxDatabase;

namespace WebhookReceiver;

/// <summary>
/// An inbox in a SQLite database, for one process. Webhooks are kept for 8 days after they were handled, so that a redelivery
/// is recognized: Solvimon repeats for 7.
/// </summary>
internal sealed class SqliteInbox(InboxDatabase database) : IWebhookInbox
{
    private const string Waits = "account = $account AND completed_at IS NULL AND set_aside_at IS NULL";
    private const string IsSetAside = "account = $account AND set_aside_at IS NOT NULL";
    private const string Message = "account, digest, type, body, received_at";

    private static readonly TimeSpan Retention = TimeSpan.FromDays(8);

    // The process is the only one, so it knows what accounts have an event taken; after a crash none has.
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    public async Task<bool> AddAsync(WebhookInboxMessage message, CancellationToken cancellationToken = default)
    {
        await database.WriteAsync("DELETE FROM inbox WHERE completed_at < $oldest", cancellationToken, ("$oldest", Text(message.ReceivedAt - Retention)));
        return await database.WriteAsync(
            "INSERT INTO inbox (account, digest, type, body, received_at) VALUES ($account, $digest, $type, $body, $received) ON CONFLICT DO NOTHING",
            cancellationToken,
            ("$account", message.Account),
            ("$digest", message.Digest),
            ("$type", message.Type),
            ("$body", message.Body.ToArray()),
            ("$received", Text(message.ReceivedAt))) > 0;
    }

    public async Task<IWebhookInboxClaim?> TakeNextAsync(string account, CancellationToken cancellationToken = default)
    {
        if (!_taken.TryAdd(account, true))
        {
            return null;
        }

        SqliteClaim? claim = null;
        try
        {
            string oldest = $"SELECT sequence FROM inbox WHERE {Waits} ORDER BY sequence LIMIT 1";
            claim = (await database.ReadAsync(
                $"UPDATE inbox SET attempts = attempts + 1 WHERE sequence = ({oldest}) AND (not_before IS NULL OR not_before <= $now) RETURNING {Message}, attempts",
                row => new SqliteClaim(database, ReadMessage(row), row.GetInt32(5), () => End(account)),
                cancellationToken,
                ("$account", account),
                ("$now", Text(DateTimeOffset.UtcNow)))).FirstOrDefault();
            return claim;
        }
        finally
        {
            if (claim is null)
            {
                End(account);
            }
        }
    }

    public async IAsyncEnumerable<WebhookSetAsideMessage> ListSetAside(string account, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (WebhookSetAsideMessage message in await database.ReadAsync(
            $"SELECT {Message}, attempts, error, set_aside_at FROM inbox WHERE {IsSetAside} ORDER BY sequence",
            row => new WebhookSetAsideMessage { Message = ReadMessage(row), Attempts = row.GetInt32(5), Error = row.GetString(6), SetAsideAt = Time(row.GetString(7)) },
            cancellationToken,
            ("$account", account)))
        {
            yield return message;
        }
    }

    public async Task<bool> RetryAsync(string account, string digest, CancellationToken cancellationToken = default) =>
        await database.WriteAsync($"UPDATE inbox SET set_aside_at = NULL, attempts = 0, not_before = NULL WHERE {IsSetAside} AND digest = $digest", cancellationToken, ("$account", account), ("$digest", digest)) > 0;

    public async Task<bool> DiscardAsync(string account, string digest, CancellationToken cancellationToken = default) =>
        await database.WriteAsync($"UPDATE inbox SET set_aside_at = NULL, completed_at = $now, body = x'' WHERE {IsSetAside} AND digest = $digest", cancellationToken, ("$account", account), ("$digest", digest), ("$now", Text(DateTimeOffset.UtcNow))) > 0;

    public async Task<WebhookInboxStatistics> GetStatisticsAsync(string account, CancellationToken cancellationToken = default) => (await database.ReadAsync(
        $"""
        SELECT (SELECT COUNT(*) FROM inbox WHERE {Waits}),
               (SELECT received_at FROM inbox WHERE {Waits} ORDER BY sequence LIMIT 1),
               (SELECT COUNT(*) FROM inbox WHERE {IsSetAside})
        """,
        row => new WebhookInboxStatistics { Waiting = row.GetInt64(0), OldestReceivedAt = row.IsDBNull(1) ? null : Time(row.GetString(1)), SetAside = row.GetInt64(2) },
        cancellationToken,
        ("$account", account))).Single();

    private static WebhookInboxMessage ReadMessage(SqliteDataReader row) => new()
    {
        Account = row.GetString(0),
        Digest = row.GetString(1),
        Type = row.GetString(2),
        Body = row.GetFieldValue<byte[]>(3),
        ReceivedAt = Time(row.GetString(4)),
    };

    private void End(string account) => _taken.TryRemove(account, out _);
}
