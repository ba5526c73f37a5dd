using System.Net;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Testing;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Solvimon.Client.Entitlements.Tests.Infrastructure;

/// <summary>A process of a product that checks entitlements: clock, sandbox and the way between them are the test's.</summary>
internal sealed class TestProduct : IAsyncDisposable
{
    public const string Customer = "acme";

    private readonly ServiceProvider _services;
    private readonly bool _ownsSandbox;

    public TestProduct(
        Action<EntitlementsOptions>? configure = null,
        SolvimonSandbox? sandbox = null,
        ManualClock? clock = null,
        IDistributedCache? distributed = null,
        IFusionCacheBackplane? backplane = null,
        Action<IServiceCollection>? more = null)
    {
        Clock = clock ?? new ManualClock();
        _ownsSandbox = sandbox is null;
        Sandbox = sandbox ?? CreateSandbox(Clock);
        Door = new SolvimonDoor(Sandbox.CreateHandler());
        IServiceCollection services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log).AddFilter("Microsoft", LogLevel.None).AddFilter("System", LogLevel.None));
        services
            .AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (Sandbox.ApiKey, Sandbox.InMemoryAddress))
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => Door);
        services.AddSolvimonEntitlements(configure);
        if (distributed is not null)
        {
            services.AddSingleton(distributed);
        }

        if (backplane is not null)
        {
            services.AddSingleton(backplane);
        }

        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public ManualClock Clock { get; }

    public SolvimonSandbox Sandbox { get; }

    public SolvimonDoor Door { get; }

    public LogLines Log { get; } = new();

    public IServiceProvider Services => _services;

    public IEntitlements Entitlements => _services.GetRequiredService<IEntitlements>();

    /// <summary>The messages of this package: all but the client's, which have the route of a call.</summary>
    public IEnumerable<string> Messages => Log.Lines.Where(line => !line.Contains(" /v1/", StringComparison.Ordinal));

    public static SolvimonSandbox CreateSandbox(ManualClock clock)
    {
        SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { TimeProvider = clock });
        sandbox.Seed("customers", """{"id":"cust_1","reference":"acme","status":"ACTIVE"}""");
        Grant(sandbox, exports: true);
        return sandbox;
    }

    public static void Grant(SolvimonSandbox sandbox, bool exports) => sandbox.SetEntitlements(Customer, $$$"""
        {"entitlements":[
          {"feature_reference":"exports","feature_id":"feat_1","switch":{{{(exports ? "true" : "false")}}}},
          {"feature_reference":"seats","feature_id":"feat_2","number":"12.5"},
          {"feature_reference":"credit","feature_id":"feat_3","amount":{"quantity":"100.00","currency":"EUR"}},
          {"feature_reference":"regions","feature_id":"feat_4","enums":["EU","US"]},
          {"feature_reference":"motto","feature_id":"feat_5","strings":["more"]}]}
        """);

    public Task<bool> ExportsAsync(string customer = Customer) => Entitlements.IsOnAsync(customer, "exports").AsTask();

    public void Grant(bool exports) => Grant(Sandbox, exports);

    /// <summary>Nobody listens at Solvimon's address any more.</summary>
    public void TakeSolvimonAway() => Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ConnectionRefused, Times = int.MaxValue });

    public void Answer(HttpStatusCode status) => Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Status, StatusCode = status, Times = int.MaxValue });

    public async ValueTask DisposeAsync()
    {
        Door.Open();
        await _services.DisposeAsync();
        if (_ownsSandbox)
        {
            await Sandbox.DisposeAsync();
        }
    }
}
