using Microsoft.Extensions.Options;
using Npgsql;
using Solvimon.Client;
using Solvimon.Client.PostgreSql.UsageEvents;
using Solvimon.Client.UsageEvents;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps usage events in PostgreSQL.</summary>
public static class SolvimonPostgreSqlUsageEventsExtensions
{
    /// <summary>
    /// Keeps the events in a PostgreSQL database, in tables that are made when the application starts. Any number of processes record into it, and
    /// share the sending.
    /// </summary>
    /// <param name="builder">The outbox.</param>
    /// <param name="connectionString">Names the database: <c>Host=db;Database=shop;Username=app</c>. <c>Search Path</c> chooses the schema of the tables.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no host.</exception>
    public static ISolvimonUsageEventsBuilder UsePostgreSql(this ISolvimonUsageEventsBuilder builder, string connectionString)
    {
        DataSources.Check(connectionString);
        return builder.AddStore(() => NpgsqlDataSource.Create(connectionString), ownsSource: true);
    }

    /// <summary>Keeps the events in the database of a data source that the application has anyway, as above.</summary>
    /// <param name="builder">The outbox.</param>
    /// <param name="dataSource">Opens the connections. It stays the application's to dispose of, after the host has stopped.</param>
    public static ISolvimonUsageEventsBuilder UsePostgreSql(this ISolvimonUsageEventsBuilder builder, NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.AddStore(() => dataSource, ownsSource: false);
    }

    private static ISolvimonUsageEventsBuilder AddStore(this ISolvimonUsageEventsBuilder builder, Func<NpgsqlDataSource> source, bool ownsSource)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IUsageEventStore>(builder.Name, (provider, _) => new PostgreSqlUsageEventStore(
            source(),
            ownsSource,
            ClaimLease.For(provider.GetRequiredService<IOptionsMonitor<SolvimonClientOptions>>().Get(builder.Name).Timeout)));
        return builder;
    }
}
