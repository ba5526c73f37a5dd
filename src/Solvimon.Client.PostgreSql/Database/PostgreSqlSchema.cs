using Npgsql;

namespace Solvimon.Client.PostgreSql.Database;

/// <summary>The tables of one purpose, with a version: the steps lead from each version to the next.</summary>
internal sealed class PostgreSqlSchema(string name, params string[] steps)
{
    private const string Versions = "CREATE TABLE IF NOT EXISTS solvimon_schema (name text PRIMARY KEY, version integer NOT NULL);";

    /// <summary>The statements that make everything where there is nothing.</summary>
    public string Sql => string.Join("\n\n", [Versions, .. steps, $"INSERT INTO solvimon_schema (name, version) VALUES ('{name}', {steps.Length});"]);

    /// <summary>Makes or migrates the tables. Where there is nothing to do, reading is all the right that it takes.</summary>
    /// <returns>What is wrong, when a newer version of this package made them.</returns>
    public async Task<PostgreSqlFailure?> MigrateAsync(NpgsqlConnection connection, string place, CancellationToken cancellationToken)
    {
        int version = await ReadVersionAsync(connection, cancellationToken).ConfigureAwait(false);
        if (version < steps.Length)
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // Who came first does it; the others wait for the end of the transaction, and find it done.
                await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.solvimon_schema', 0))", [], cancellationToken).ConfigureAwait(false);
                await connection.ExecuteAsync(Versions, [], cancellationToken).ConfigureAwait(false);
                for (version = await ReadVersionAsync(connection, cancellationToken).ConfigureAwait(false); version < steps.Length; version++)
                {
                    await connection.ExecuteAsync(steps[version], [], cancellationToken).ConfigureAwait(false);
                }

                await connection.ExecuteAsync(
                    "INSERT INTO solvimon_schema (name, version) VALUES (@name, @version) ON CONFLICT (name) DO UPDATE SET version = @version",
                    [("name", name), ("version", version)],
                    cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return version == steps.Length
            ? null
            : new PostgreSqlFailure(
                $"The database {place} was made by a newer version of Solvimon.Client.PostgreSql ({name} {version}; this one knows {steps.Length}). Update the package in this application.",
                IsTransient: false);
    }

    private async Task<int> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        List<bool> isThere = await connection.QueryAsync("SELECT to_regclass('solvimon_schema') IS NOT NULL", [], static row => row.GetBoolean(0), cancellationToken).ConfigureAwait(false);
        return isThere[0]
            ? (await connection.QueryAsync("SELECT version FROM solvimon_schema WHERE name = @name", [("name", name)], static row => row.GetInt32(0), cancellationToken).ConfigureAwait(false)).FirstOrDefault()
            : 0;
    }
}
