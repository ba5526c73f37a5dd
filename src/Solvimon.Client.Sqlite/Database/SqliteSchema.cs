using Microsoft.Data.Sqlite;

namespace Solvimon.Client.Sqlite.Database;

/// <summary>The tables of one purpose, with a version: the steps lead from each version to the next.</summary>
internal sealed class SqliteSchema(string name, params string[] steps)
{
    private const string Versions = "CREATE TABLE IF NOT EXISTS solvimon_schema (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;";

    /// <summary>The statements that make everything in an empty database.</summary>
    public string Sql => string.Join("\n\n", [Versions, .. steps, $"INSERT INTO solvimon_schema (name, version) VALUES ('{name}', {steps.Length});"]);

    /// <summary>Makes or migrates the tables.</summary>
    /// <returns>What is wrong, when a newer version of this package made them.</returns>
    public SqliteFailure? Migrate(SqliteConnection connection, SqliteTransaction transaction, string path)
    {
        connection.Execute(transaction, Versions);
        long version = connection.Scalar<long?>(transaction, "SELECT version FROM solvimon_schema WHERE name = $name", ("$name", name)) ?? 0;
        if (version > steps.Length)
        {
            return new SqliteFailure(
                $"The database {path} was made by a newer version of Solvimon.Client.Sqlite ({name} {version}; this one knows {steps.Length}). Update the package in this application.",
                IsTransient: false);
        }

        for (; version < steps.Length; version++)
        {
            connection.Execute(transaction, steps[version]);
        }

        connection.Execute(transaction, "INSERT INTO solvimon_schema (name, version) VALUES ($name, $version) ON CONFLICT (name) DO UPDATE SET version = $version", ("$name", name), ("$version", version));
        return null;
    }
}
