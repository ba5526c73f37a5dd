using Solvimon.Client.Sqlite.UsageEvents;
using Solvimon.Client.UsageEvents;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps usage events in a SQLite file.</summary>
public static class SolvimonSqliteUsageEventsExtensions
{
    /// <summary>
    /// Keeps the events in a SQLite file on a local disk, made with its tables when the application starts. Any process on the machine may record
    /// into it; one of them sends, and another takes over when that ends.
    /// </summary>
    /// <param name="builder">The outbox.</param>
    /// <param name="connectionString">Names the file: <c>Data Source=usage.db</c>. Not a network drive: SQLite's locks do not hold there.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no file.</exception>
    public static ISolvimonUsageEventsBuilder UseSqlite(this ISolvimonUsageEventsBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        new SqliteUsageEventStore(connectionString, TimeProvider.System).Dispose();
        builder.Services.AddKeyedSingleton<IUsageEventStore>(builder.Name, (provider, _) => new SqliteUsageEventStore(connectionString, provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return builder;
    }
}
