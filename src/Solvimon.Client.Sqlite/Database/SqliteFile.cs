using Microsoft.Data.Sqlite;

namespace Solvimon.Client.Sqlite.Database;

/// <summary>A database file: who may read it, how durable it is, and one writer at a time within this process.</summary>
internal sealed class SqliteFile : IDisposable
{
    // How long another program's lock is waited for. Callers who may wait longer try again, and can be canceled in between.
    private const int BusySeconds = 2;

    private readonly string _connectionString;
    private readonly SqliteSchema _schema;
    private readonly Func<SqliteFailure, Exception?, Exception> _failure;
    private readonly SemaphoreSlim _writing = new(1);
    private SqliteConnection? _writer;
    private volatile bool _isMigrated;

    /// <param name="connectionString">Names the file.</param>
    /// <param name="schema">Its tables.</param>
    /// <param name="failure">Makes the exception that callers expect.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no file.</exception>
    public SqliteFile(string connectionString, SqliteSchema schema, Func<SqliteFailure, Exception?, Exception> failure)
    {
        SqliteConnectionStringBuilder settings = new(connectionString);
        if (settings.DataSource is "" or ":memory:" || settings.Mode == SqliteOpenMode.Memory || settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A file is needed, such as \"Data Source=usage.db\": what is in memory is lost with the process.", nameof(connectionString));
        }

        FilePath = Path.GetFullPath(settings.DataSource);
        settings.DataSource = FilePath;
        settings.Pooling = true;
        settings.DefaultTimeout = BusySeconds;
        _connectionString = settings.ToString();
        (_schema, _failure) = (schema, failure);
    }

    /// <summary>The file's full path.</summary>
    public string FilePath { get; }

    /// <summary>Makes the file and its tables where they are missing.</summary>
    public Task EnsureOpenAsync(CancellationToken cancellationToken) => _isMigrated ? Task.CompletedTask : WriteAsync(static (_, _) => 0, cancellationToken);

    /// <summary>Runs work in one transaction that is on the disk when this returns. One at a time; other processes are waited for.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Write(work), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs work that only reads, beside the writer. One statement sees one moment.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using SqliteConnection connection = Connect();
                return work(connection);
            }
            catch (SqliteException e)
            {
                throw _failure(SqliteFailure.Explain(e, FilePath), e);
            }
        },
        cancellationToken);

    public void Dispose()
    {
        // A transaction that is under way ends first; it holds the gate for no longer than the disk takes.
        _writing.Wait();
        _writer?.Dispose();
        _writing.Dispose();
        using SqliteConnection pooled = new(_connectionString);
        SqliteConnection.ClearPool(pooled);
    }

    private T Write<T>(Func<SqliteConnection, SqliteTransaction, T> work)
    {
        try
        {
            _writer ??= CreateAndConnect();
            using SqliteTransaction transaction = _writer.BeginTransaction(deferred: false);
            if (!_isMigrated)
            {
                // Who came first does it; the others wait for the transaction, and find it done.
                if (_schema.Migrate(_writer, transaction, FilePath) is { } tooNew)
                {
                    throw _failure(tooNew, null);
                }
            }

            T result = work(_writer, transaction);
            transaction.Commit();
            _isMigrated = true;
            return result;
        }
        catch (SqliteException e)
        {
            if (!SqliteFailure.LeavesConnectionAsItWas(e))
            {
                // After an error of the disk, only a new connection is sure to see what is there.
                _writer?.Dispose();
                _writer = null;
            }

            throw _failure(SqliteFailure.Explain(e, FilePath), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw _failure(SqliteFailure.Explain(e, FilePath), e);
        }
    }

    private SqliteConnection CreateAndConnect()
    {
        if (!File.Exists(FilePath))
        {
            // The files beside it get the rights of this one.
            OwnerOnly.Create(FilePath).Dispose();
        }

        return Connect();
    }

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new(_connectionString);
        try
        {
            connection.Open();

            // busy_timeout waits more finely than the provider does, whose own turn comes after it.
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
