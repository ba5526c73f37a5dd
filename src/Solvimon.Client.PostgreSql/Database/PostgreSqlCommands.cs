using Npgsql;

namespace Solvimon.Client.PostgreSql.Database;

/// <summary>Commands in a line.</summary>
internal static class PostgreSqlCommands
{
    /// <summary>Runs a command, and says how many rows it changed.</summary>
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            command.Parameters.AddAll(parameters);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task<List<T>> QueryAsync<T>(this NpgsqlConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            command.Parameters.AddAll(parameters);
            NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                return await row.ReadAllAsync(read, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public static async Task<List<T>> ReadAllAsync<T>(this NpgsqlDataReader row, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <summary>Adds a command to a batch, which is one transaction in one round trip.</summary>
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql, params (string Name, object? Value)[] parameters)
    {
        NpgsqlBatchCommand command = new(sql);
        command.Parameters.AddAll(parameters);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static DateTimeOffset Time(this NpgsqlDataReader row, int ordinal) => row.GetFieldValue<DateTimeOffset>(ordinal);

    public static DateTimeOffset? OptionalTime(this NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.Time(ordinal);

    private static void AddAll(this NpgsqlParameterCollection collection, IEnumerable<(string Name, object? Value)> parameters)
    {
        foreach ((string name, object? value) in parameters)
        {
            collection.AddWithValue(name, value ?? DBNull.Value);
        }
    }
}
