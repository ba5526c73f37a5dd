using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Solvimon.Client.Models;
using Solvimon.Client.Sqlite.UsageEvents;
using Solvimon.Client.Testing;

namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

/// <summary>An application with an outbox on a file of its own, or another database, in front of a sandbox.</summary>
internal sealed class TestOutbox : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _ownsFolder;

    public TestOutbox(
        SolvimonSandbox sandbox,
        Action<UsageEventsOptions>? configure = null,
        Action<SolvimonClientOptions>? configureClient = null,
        string? folder = null,
        TimeProvider? clock = null,
        string? connectionString = null,
        Func<IUsageEventStore, IUsageEventStore>? decorate = null,
        TestDatabase? database = null)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("usage-").FullName;
        File = Path.Combine(Folder, "usage.db");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        builder.Services
            .AddSolvimon(options =>
            {
                (options.ApiKey, options.BaseAddress, options.MaxRetries) = (sandbox.ApiKey, sandbox.InMemoryAddress, 0);
                configureClient?.Invoke(options);
            })
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(sandbox.CreateHandler);
        ISolvimonUsageEventsBuilder usageEvents = builder.Services.AddSolvimonUsageEvents(options =>
        {
            options.LookUpDelay = TimeSpan.FromMilliseconds(50);
            configure?.Invoke(options);
        });
        if (database is not null)
        {
            database.AddStore(usageEvents);
        }
        else
        {
            usageEvents.UseSqlite(connectionString ?? $"Data Source={File}");
        }

        if (decorate is not null)
        {
            ServiceDescriptor store = builder.Services.Single(service => service.ServiceType == typeof(IUsageEventStore));
            builder.Services.AddKeyedSingleton(store.ServiceKey, (provider, key) => decorate((IUsageEventStore)store.KeyedImplementationFactory!(provider, key)));
        }

        builder.Services.AddHealthChecks().AddSolvimonUsageEventsHealthCheck();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        _host = builder.Build();
    }

    public string Folder { get; }

    public string File { get; }

    public SqliteUsageEventStore Store => (SqliteUsageEventStore)_host.Services.GetRequiredKeyedService<IUsageEventStore>("");

    public IUsageEvents Usage => _host.Services.GetRequiredService<IUsageEvents>();

    public static SolvimonSandbox CreateSandbox(SandboxDuplicateEvents duplicates = SandboxDuplicateEvents.Count)
    {
        SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { DuplicateEvents = duplicates });
        sandbox.Seed("customers", """{"reference":"acme","status":"ACTIVE"}""");
        sandbox.Seed("customers", """{"reference":"shop","status":"ACTIVE"}""");
        sandbox.Seed("meters", """{"reference":"calls","status":"ACTIVE"}""");
        return sandbox;
    }

    public static UsageEventCreateRequest Event(string reference = "", string customer = "acme", DateTimeOffset? timestamp = null) => timestamp is null
        ? new() { Reference = reference, CustomerReference = customer, MeterReference = "calls" }
        : new() { Reference = reference, CustomerReference = customer, MeterReference = "calls", Timestamp = timestamp };

    /// <summary>Waits as long as a slow machine may need, and not for ever.</summary>
    public static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public Task FlushAsync() => Usage.FlushAsync(Patience());

    public async Task<HealthReportEntry> CheckHealthAsync() =>
        (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Single().Value;

    /// <summary>The statistics, which must add up, and agree with the rows.</summary>
    public async Task<UsageEventStatistics> CountAsync()
    {
        UsageEventStatistics statistics = await Usage.GetStatisticsAsync();
        Equation.Check(statistics);
        return statistics;
    }

    public async Task WaitUntilAsync(Func<UsageEventStatistics, bool> condition)
    {
        CancellationToken patience = Patience();
        while (!condition(await CountAsync()))
        {
            await Task.Delay(20, patience);
        }
    }

    public SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
