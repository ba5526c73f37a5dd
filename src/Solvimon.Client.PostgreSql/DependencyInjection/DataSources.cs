using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What is wrong with a connection string is said when it is given, not when it is first used.</summary>
internal static class DataSources
{
    /// <exception cref="ArgumentException">The connection string cannot be read, or names no host.</exception>
    public static void Check(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        if (string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connectionString).Host))
        {
            throw new ArgumentException("The connection string must name the server, as in \"Host=db;Database=shop;Username=app\".", nameof(connectionString));
        }
    }
}
