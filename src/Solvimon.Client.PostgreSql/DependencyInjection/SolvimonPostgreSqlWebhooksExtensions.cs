using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Solvimon.Client.PostgreSql.Webhooks;
using Solvimon.Client.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps webhooks in PostgreSQL.</summary>
public static class SolvimonPostgreSqlWebhooksExtensions
{
    /// <summary>
    /// Stores webhooks in a PostgreSQL database, acknowledges them, and has them handled afterwards: those of an account in order, by one process at
    /// a time. Any number of processes may share the database.
    /// </summary>
    /// <typeparam name="TBuilder">The receiver's builder.</typeparam>
    /// <param name="builder">The receiver: what <c>AddSolvimonWebhooks</c> returns.</param>
    /// <param name="connectionString">Names the database: <c>Host=db;Database=shop;Username=app</c>. <c>Search Path</c> chooses the schema of the tables.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no host.</exception>
    public static TBuilder UsePostgreSqlInbox<TBuilder>(this TBuilder builder, string connectionString)
        where TBuilder : ISolvimonWebhooksBuilder
    {
        DataSources.Check(connectionString);
        return builder.Replace<TBuilder, IWebhookInbox>(() => new PostgreSqlWebhookInbox(NpgsqlDataSource.Create(connectionString), ownsSource: true));
    }

    /// <summary>Stores webhooks in the database of a data source that the application has anyway, as above.</summary>
    /// <typeparam name="TBuilder">The receiver's builder.</typeparam>
    /// <param name="builder">The receiver: what <c>AddSolvimonWebhooks</c> returns.</param>
    /// <param name="dataSource">Opens the connections. It stays the application's to dispose of, after the host has stopped.</param>
    public static TBuilder UsePostgreSqlInbox<TBuilder>(this TBuilder builder, NpgsqlDataSource dataSource)
        where TBuilder : ISolvimonWebhooksBuilder
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.Replace<TBuilder, IWebhookInbox>(() => new PostgreSqlWebhookInbox(dataSource, ownsSource: false));
    }

    /// <summary>Remembers in a PostgreSQL database which webhooks were handled, across restarts and for all processes. Not used with an inbox.</summary>
    /// <typeparam name="TBuilder">The receiver's builder.</typeparam>
    /// <param name="builder">The receiver: what <c>AddSolvimonWebhooks</c> returns.</param>
    /// <param name="connectionString">Names the database, as with the inbox.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no host.</exception>
    public static TBuilder UsePostgreSqlDeduplication<TBuilder>(this TBuilder builder, string connectionString)
        where TBuilder : ISolvimonWebhooksBuilder
    {
        DataSources.Check(connectionString);
        return builder.Replace<TBuilder, IWebhookDeduplicationStore>(() => new PostgreSqlWebhookDeduplicationStore(NpgsqlDataSource.Create(connectionString), ownsSource: true));
    }

    /// <summary>Remembers which webhooks were handled in the database of a data source that the application has anyway, as above.</summary>
    /// <typeparam name="TBuilder">The receiver's builder.</typeparam>
    /// <param name="builder">The receiver: what <c>AddSolvimonWebhooks</c> returns.</param>
    /// <param name="dataSource">Opens the connections. It stays the application's to dispose of, after the host has stopped.</param>
    public static TBuilder UsePostgreSqlDeduplication<TBuilder>(this TBuilder builder, NpgsqlDataSource dataSource)
        where TBuilder : ISolvimonWebhooksBuilder
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.Replace<TBuilder, IWebhookDeduplicationStore>(() => new PostgreSqlWebhookDeduplicationStore(dataSource, ownsSource: false));
    }

    private static TBuilder Replace<TBuilder, TStore>(this TBuilder builder, Func<TStore> create)
        where TBuilder : ISolvimonWebhooksBuilder
        where TStore : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton(_ => create()));
        return builder;
    }
}
