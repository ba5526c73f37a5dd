using Microsoft.Extensions.DependencyInjection;

namespace Solvimon.Client.Entitlements.Benchmarks;

/// <summary>A product with entitlements whose answers can be made old.</summary>
internal sealed class Product : TimeProvider, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Requests _requests = new();
    private TimeSpan _offset;

    public Product(Uri server, EntitlementFallback fallback)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(this);
        services.AddSolvimon(options => (options.ApiKey, options.BaseAddress, options.AllowInsecureLoopback) = ("bench", server, true))
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => _requests);
        services.AddSolvimonEntitlements(options => options.WhenUnavailable = fallback);
        _services = services.BuildServiceProvider();
        Entitlements = _services.GetRequiredService<IEntitlements>();
    }

    public IEntitlements Entitlements { get; }

    public string[] Customers { get; } = [.. Enumerable.Range(1, 1_000).Select(number => $"customer-{number}")];

    public int SentRequests => _requests.Count;

    // The time of day alone, by which answers grow old; what is waited for takes its real time.
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _offset;

    /// <summary>Has every customer's answer in the cache, of this age.</summary>
    public async Task FillAsync(TimeSpan age)
    {
        _requests.AnswersItself = true;
        foreach (string customer in Customers)
        {
            await Entitlements.GetAsync(customer);
        }

        _requests.AnswersItself = false;
        _requests.Reset();
        _offset = age;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
