using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

/// <summary>A schema of its own on the server that .ci/postgresql runs. Where there is none, the test is skipped.</summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    private readonly string _server;
    private readonly string _schema = $"test_{Guid.NewGuid():N}";
    private readonly string _connectionString;

    /// <param name="server">Another server than that of all tests.</param>
    public PostgreSqlTestDatabase(string? server = null)
    {
        _server = server ?? Server();
        _connectionString = $"{_server};Search Path={_schema};Maximum Pool Size=20";
        using NpgsqlConnection connection = new($"{_server};Pooling=False");
        connection.Open();
        using NpgsqlCommand create = connection.CreateCommand();
        create.CommandText = $"CREATE SCHEMA {_schema}";
        create.ExecuteNonQuery();
    }

    /// <summary>Each connection string has a pool of its own, as in a process.</summary>
    public string ConnectionString => $"{_connectionString};Application Name={Guid.NewGuid():N}";

    public string Schema => _schema;

    public override DbContextOptions ContextOptions => new DbContextOptionsBuilder().UseNpgsql($"{_connectionString};Pooling=False").Options;

    public static string Server()
    {
        string? server = Environment.GetEnvironmentVariable("SOLVIMON_POSTGRESQL");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "SOLVIMON_POSTGRESQL names no PostgreSQL server: run the tests by .ci/postgresql.");
        return server!;
    }

    public override void AddStore(ISolvimonUsageEventsBuilder builder) => builder.UsePostgreSql(ConnectionString);

    public override DbConnection Open()
    {
        NpgsqlConnection connection = new($"{_connectionString};Pooling=False");
        connection.Open();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await EndProcessesAsync();
        await ExecuteAsync($"DROP SCHEMA {_schema} CASCADE");
    }
}
