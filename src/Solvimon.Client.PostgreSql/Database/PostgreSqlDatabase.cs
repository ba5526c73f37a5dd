using System.Net.Sockets;
using System.Transactions;
using Npgsql;

namespace Solvimon.Client.PostgreSql.Database;

/// <summary>A database with the tables of one purpose. A command is a transaction of its own, and leaves nothing behind in its session: pooling proxies may stand in between.</summary>
internal sealed class PostgreSqlDatabase : IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly bool _ownsSource;
    private readonly PostgreSqlSchema _schema;
    private readonly Func<PostgreSqlFailure, Exception?, Exception> _failure;
    private volatile bool _isMigrated;

    /// <param name="source">Opens connections.</param>
    /// <param name="ownsSource">Whether it is disposed of with this.</param>
    /// <param name="schema">The tables.</param>
    /// <param name="failure">Makes the exception that callers expect.</param>
    public PostgreSqlDatabase(NpgsqlDataSource source, bool ownsSource, PostgreSqlSchema schema, Func<PostgreSqlFailure, Exception?, Exception> failure)
    {
        (_source, _ownsSource, _schema, _failure) = (source, ownsSource, schema, failure);
        Settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
    }

    /// <summary>The connection's settings, without a password.</summary>
    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>Which database, for messages.</summary>
    public string Place => $"{Settings.Database ?? Settings.Username} on {Settings.Host}:{Settings.Port}";

    /// <summary>Makes or migrates the tables. What failed is tried again by the next caller.</summary>
    public Task EnsureMigratedAsync(CancellationToken cancellationToken) => UseAsync(static _ => Task.FromResult(0), cancellationToken);

    /// <summary>Runs a command, and says how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken) =>
        UseAsync(connection => connection.ExecuteAsync(sql, parameters, cancellationToken), cancellationToken);

    public Task<List<T>> QueryAsync<T>(string sql, IEnumerable<(string Name, object? Value)> parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        UseAsync(connection => connection.QueryAsync(sql, parameters, read, cancellationToken), cancellationToken);

    /// <summary>Runs work on a connection, once the tables are there.</summary>
    public Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (!_isMigrated)
            {
                if (await _schema.MigrateAsync(connection, Place, cancellationToken).ConfigureAwait(false) is { } tooNew)
                {
                    throw _failure(tooNew, null);
                }

                _isMigrated = true;
            }

            return await work(connection).ConfigureAwait(false);
        }
    });

    /// <summary>Runs work, and makes of the database's errors what callers expect.</summary>
    public async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            throw _failure(PostgreSqlFailure.Explain(e, Place), e);
        }
    }

    public void Dispose()
    {
        if (_ownsSource)
        {
            _source.Dispose();
        }
    }

    // A caller's TransactionScope is none of this connection's: what is stored is stored, whatever becomes of it.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        using TransactionScope apart = new(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        apart.Complete();
        return connection;
    }
}
