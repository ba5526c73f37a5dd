using System.Globalization;
using Microsoft.Data.Sqlite;
using Solvimon.Client.AspNetCore;

namespace WebhookReceiver;

/// <summary>Where the inbox's database is.</summary>
/// <param name="Path">The file.</param>
internal sealed record SqliteInboxOptions(string Path);

/// <summary>
/// An inbox in a SQLite database. Webhooks are kept for 8 days after they were handled, so that a redelivery is recognized:
/// Solvimon repeats for 7.
/// </summary>
internal sealed class SqliteInbox : IWebhookInbox
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(8);

    private readonly string _connectionString;

    public SqliteInbox(SqliteInboxOptions options)
    {
        // Without a pool nothing keeps the file open; opening it costs less than the write.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = options.Path, Pooling = false }.ToString();
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS inbox (
                sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
                digest      TEXT NOT NULL UNIQUE,
                body        BLOB NOT NULL,
                received_at TEXT NOT NULL,
                handled_at  TEXT NULL
            );
            CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox (sequence) WHERE handled_at IS NULL;
            """;
        command.ExecuteNonQuery();
    }

    public async Task StoreAsync(WebhookInboxMessage message, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            DELETE FROM inbox WHERE handled_at < $oldest;
            INSERT INTO inbox (digest, body, received_at) VALUES ($digest, $body, $received) ON CONFLICT (digest) DO NOTHING;
            """;
        command.Parameters.AddWithValue("$oldest", Text(message.ReceivedAt - Retention));
        command.Parameters.AddWithValue("$digest", message.Digest);
        command.Parameters.AddWithValue("$body", message.Body.ToArray());
        command.Parameters.AddWithValue("$received", Text(message.ReceivedAt));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<WebhookInboxMessage?> PeekAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT digest, body, received_at FROM inbox WHERE handled_at IS NULL ORDER BY sequence LIMIT 1";
        await using SqliteDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            return null;
        }

        return new WebhookInboxMessage
        {
            Digest = row.GetString(0),
            Body = row.GetFieldValue<byte[]>(1),
            ReceivedAt = DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture),
        };
    }

    public async Task CompleteAsync(WebhookInboxMessage message, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE inbox SET handled_at = $now WHERE digest = $digest";
        command.Parameters.AddWithValue("$now", Text(DateTimeOffset.UtcNow));
        command.Parameters.AddWithValue("$digest", message.Digest);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();

        // An acknowledged webhook has to survive a power failure, and the endpoint and the processor may write at once.
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";
        command.ExecuteNonQuery();
        return connection;
    }

    // Texts of one length and one offset sort as their times do.
    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
