using Microsoft.Extensions.DependencyInjection.Extensions;
using Solvimon.Client.Sqlite.Webhooks;
using Solvimon.Client.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps webhooks in a SQLite file.</summary>
public static class SolvimonSqliteWebhooksExtensions
{
    /// <summary>
    /// Stores webhooks in a SQLite file on a local disk, acknowledges them, and has them handled afterwards, in order, by one process at a time.
    /// The processes of the machine may share the file.
    /// </summary>
    /// <typeparam name="TBuilder">The receiver's builder.</typeparam>
    /// <param name="builder">The receiver: what <c>AddSolvimonWebhooks</c> returns.</param>
    /// <param name="connectionString">Names the file: <c>Data Source=webhooks.db</c>.</param>
    public static TBuilder UseSqliteInbox<TBuilder>(this TBuilder builder, string connectionString)
        where TBuilder : ISolvimonWebhooksBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        builder.Services.Replace(ServiceDescriptor.Singleton<IWebhookInbox>(provider => new SqliteWebhookInbox(connectionString, provider.GetService<TimeProvider>() ?? TimeProvider.System)));
        return builder;
    }

    /// <summary>Remembers in a SQLite file which webhooks were handled, across restarts and for all processes of the machine. Not used with an inbox.</summary>
    /// <typeparam name="TBuilder">The receiver's builder.</typeparam>
    /// <param name="builder">The receiver: what <c>AddSolvimonWebhooks</c> returns.</param>
    /// <param name="connectionString">Names the file: <c>Data Source=webhooks.db</c>.</param>
    public static TBuilder UseSqliteDeduplication<TBuilder>(this TBuilder builder, string connectionString)
        where TBuilder : ISolvimonWebhooksBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        builder.Services.Replace(ServiceDescriptor.Singleton<IWebhookDeduplicationStore>(provider => new SqliteWebhookDeduplicationStore(connectionString, provider.GetService<TimeProvider>() ?? TimeProvider.System)));
        return builder;
    }
}
