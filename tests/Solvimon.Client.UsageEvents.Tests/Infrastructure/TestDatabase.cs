using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

/// <summary>A database of a test's own, for any number of stores and applications.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    private readonly List<ServiceProvider> _processes = [];

    /// <summary>Where Entity Framework finds it.</summary>
    public abstract DbContextOptions ContextOptions { get; }

    /// <summary>Keeps an outbox's events here.</summary>
    public abstract void AddStore(ISolvimonUsageEventsBuilder builder);

    /// <summary>A connection of a caller's own.</summary>
    public abstract DbConnection Open();

    /// <summary>A store as another process has it.</summary>
    public async Task<IUsageEventStore> OpenStoreAsync(string account = "default", string address = "https://test.api.solvimon.com")
    {
        ServiceCollection services = new();
        services.AddSolvimon(options => options.ApiKey = TestKeys.ApiKey);
        AddStore(services.AddSolvimonUsageEvents());
        ServiceProvider process = services.BuildServiceProvider();
        lock (_processes)
        {
            _processes.Add(process);
        }

        IUsageEventStore store = process.GetRequiredKeyedService<IUsageEventStore>("");
        await store.OpenAsync(new UsageEventAccount(account, address, ""));
        return store;
    }

    /// <summary>Ends all processes that have a store.</summary>
    public async Task EndProcessesAsync()
    {
        foreach (ServiceProvider process in _processes)
        {
            await process.DisposeAsync();
        }

        _processes.Clear();
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using DbConnection connection = Open();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = Open();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public abstract ValueTask DisposeAsync();
}
