using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Models;

namespace Solvimon.Client.UsageEvents.Benchmarks;

/// <summary>An outbox on a file of its own.</summary>
internal sealed class Outbox : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usage-").FullName;
    private readonly ServiceProvider _services;

    public Outbox(Uri? server = null, Action<UsageEventsOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddSolvimon(options => (options.ApiKey, options.BaseAddress, options.AllowInsecureLoopback) = ("bench", server ?? new Uri("http://127.0.0.1:9"), true));
        services.AddSolvimonUsageEvents(configure).UseSqlite($"Data Source={File}");
        _services = services.BuildServiceProvider();
    }

    public string File => Path.Combine(_folder, "usage.db");

    public IUsageEvents Usage => _services.GetRequiredService<IUsageEvents>();

    public IUsageEventStore Store => _services.GetRequiredKeyedService<IUsageEventStore>("");

    public static UsageEventCreateRequest Event() => new()
    {
        Reference = "",
        CustomerReference = "customer-00042",
        MeterReference = "requests",
        MeterProperties = [new UsageEventMeterProperty { Reference = "region", Value = "eu" }],
    };

    public async Task RecordAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            while (!Usage.TryRecord(Event()))
            {
                await Task.Delay(1);
            }
        }

        while ((await Usage.GetStatisticsAsync()).Recorded < count)
        {
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
