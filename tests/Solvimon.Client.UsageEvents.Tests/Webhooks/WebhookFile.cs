using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

/// <summary>A file with webhooks, opened by any number of processes.</summary>
internal sealed class WebhookFile(TimeProvider clock, string? path = null) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("webhooks-").FullName;
    private readonly List<ServiceProvider> _processes = [];

    public T Open<T>()
        where T : notnull
    {
        string connectionString = $"Data Source={path ?? Path.Combine(_folder, "webhooks.db")}";
        Builder builder = new(new ServiceCollection().AddSingleton(clock));
        ServiceProvider process = builder.UseSqliteInbox(connectionString).UseSqliteDeduplication(connectionString).Services.BuildServiceProvider();
        lock (_processes)
        {
            _processes.Add(process);
        }

        return process.GetRequiredService<T>();
    }

    public void Dispose()
    {
        _processes.ForEach(process => process.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private sealed record Builder(IServiceCollection Services) : ISolvimonWebhooksBuilder;
}
