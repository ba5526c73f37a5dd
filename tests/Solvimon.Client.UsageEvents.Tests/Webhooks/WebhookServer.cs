using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

/// <summary>A PostgreSQL database with webhooks, opened by any number of processes.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _processes = [];

    public PostgreSqlTestDatabase Database { get; } = new();

    public T Open<T>()
        where T : notnull => Open<T>(builder => builder.UsePostgreSqlInbox(Database.ConnectionString).UsePostgreSqlDeduplication(Database.ConnectionString));

    /// <summary>Opens with a data source that stays the caller's.</summary>
    public T OpenWithSource<T>()
        where T : notnull
    {
        NpgsqlDataSource source = NpgsqlDataSource.Create(Database.ConnectionString);
        T opened = Open<T>(builder => builder.UsePostgreSqlInbox(source).UsePostgreSqlDeduplication(source));
        _processes.Add(source);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable process in _processes)
        {
            await process.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    private T Open<T>(Action<ISolvimonWebhooksBuilder> use)
        where T : notnull
    {
        Builder builder = new(new ServiceCollection());
        use(builder);
        ServiceProvider process = builder.Services.BuildServiceProvider();
        lock (_processes)
        {
            _processes.Add(process);
        }

        return process.GetRequiredService<T>();
    }

    private sealed record Builder(IServiceCollection Services) : ISolvimonWebhooksBuilder;
}
