using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usage-").FullName;

    public string File => Path.Combine(_folder, "usage.db");

    public override DbContextOptions ContextOptions => new DbContextOptionsBuilder().UseSqlite($"Data Source={File};Pooling=False").Options;

    public override void AddStore(ISolvimonUsageEventsBuilder builder) => builder.UseSqlite($"Data Source={File}");

    public override DbConnection Open()
    {
        SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await EndProcessesAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
