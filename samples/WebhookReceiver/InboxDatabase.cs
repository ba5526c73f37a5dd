using System.Globalization;
using Microsoft.Data.Sqlite;

namespace WebhookReceiver;

/// <summary>The file that the inbox is kept in.</summary>
internal sealed class InboxDatabase
{
    private readonly string _connectionString;

    public InboxDatabase(string path)
    {
        // Without a pool nothing keeps the file open; opening it costs less than the write.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS inbox (
                sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
                account      TEXT NOT NULL,
                digest       TEXT NOT NULL,
                type         TEXT NOT NULL,
                body         BLOB NOT NULL,
                received_at  TEXT NOT NULL,
                attempts     INTEGER NOT NULL DEFAULT 0,
                not_before   TEXT NULL,
                completed_at TEXT NULL,
                set_aside_at TEXT NULL,
                error        TEXT NULL,
                UNIQUE (account, digest)
            );
            CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox (account, sequence) WHERE completed_at IS NULL AND set_aside_at IS NULL;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>Writes, and says how many rows were changed.</summary>
    public async Task<int> WriteAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads all rows of an answer.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using SqliteConnection connection = Open();
        await using SqliteCommand command = Command(connection, sql, parameters);
        await using SqliteDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    // Texts of one length and one offset sort as their times do.
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
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
}
