using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Solvimon.Client;
using Solvimon.Client.Configuration;
using Solvimon.Client.Entitlements;
using Solvimon.Client.Entitlements.Checks;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers <see cref="IEntitlements"/> as a singleton. A distributed cache (<see cref="IDistributedCache"/>) and a backplane of FusionCache
/// (<c>IFusionCacheBackplane</c>) are used where the application has registered them. Calling a method again configures once more.
/// </summary>
public static class SolvimonEntitlementsServiceCollectionExtensions
{
    /// <summary>Registers the entitlements of the client that <c>AddSolvimon</c> registers.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Sets options, above all what counts while Solvimon does not answer.</param>
    public static IServiceCollection AddSolvimonEntitlements(this IServiceCollection services, Action<EntitlementsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddEntitlements(serviceKey: null, configure);
    }

    /// <summary>Registers the entitlements of a client that <c>AddKeyedSolvimon</c> registers with the same key.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key of the client, and of the entitlements: <c>[FromKeyedServices("tenant-a")] IEntitlements entitlements</c>. It is the account's name in cache keys.</param>
    /// <param name="configure">Sets options, above all what counts while Solvimon does not answer.</param>
    public static IServiceCollection AddKeyedSolvimonEntitlements(this IServiceCollection services, string serviceKey, Action<EntitlementsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return services.AddEntitlements(serviceKey, configure);
    }

    private static IServiceCollection AddEntitlements(this IServiceCollection services, string? serviceKey, Action<EntitlementsOptions>? configure)
    {
        string name = serviceKey ?? Options.Options.DefaultName;
        if (!services.Any(service => service.ServiceType == typeof(IEntitlements) && Equals(service.ServiceKey, serviceKey)))
        {
            services.AddLogging();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EntitlementsOptions>, EntitlementsOptionsValidator>());
            OptionsBuilder<EntitlementsOptions> options = services.AddOptions<EntitlementsOptions>(name).ValidateOnStart();
            if (serviceKey is null)
            {
                services.AddSingleton<IEntitlements>(static provider => Create(provider, serviceKey: null));
            }
            else
            {
                options.Configure(settings => settings.Account = serviceKey);
                services.AddKeyedSingleton<IEntitlements>(serviceKey, (provider, _) => Create(provider, serviceKey));
            }
        }

        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        return services;
    }

    private static CachedEntitlements Create(IServiceProvider provider, string? serviceKey)
    {
        string name = serviceKey ?? Options.Options.DefaultName;
        SolvimonClientOptions client = provider.GetRequiredService<IOptionsMonitor<SolvimonClientOptions>>().Get(name);
        Uri address = SolvimonHosts.AddressOf(client);
        return new CachedEntitlements(
            provider.GetRequiredService<IOptionsMonitor<EntitlementsOptions>>().Get(name),
            $"{address.Authority}{address.AbsolutePath.TrimEnd('/')}:{client.PlatformId}",
            ClientOf(provider, serviceKey),
            provider.GetService<IDistributedCache>() is { } distributed and not MemoryDistributedCache ? distributed : null,
            provider.GetService<IFusionCacheBackplane>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            LoggerOf(provider));
    }

    internal static ISolvimonClient ClientOf(IServiceProvider provider, string? serviceKey) =>
        (serviceKey is null ? provider.GetService<ISolvimonClient>() : provider.GetKeyedService<ISolvimonClient>(serviceKey))
            ?? throw new SolvimonConfigurationException(serviceKey is null ? "The entitlements have no client: call AddSolvimon." : $"The entitlements of '{serviceKey}' have no client: call AddKeyedSolvimon with this key.");

    internal static ILogger LoggerOf(IServiceProvider provider) =>
        (ILogger?)provider.GetService<ILoggerFactory>()?.CreateLogger("Solvimon.Client.Entitlements") ?? NullLogger.Instance;
}
