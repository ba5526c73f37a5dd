using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Solvimon.Client;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.Hosting;
using Solvimon.Client.UsageEvents.Outbox;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="IUsageEvents"/> as a singleton, and the service that sends. Calling a method again configures once more; nothing is registered twice.</summary>
public static class SolvimonUsageEventsServiceCollectionExtensions
{
    /// <summary>Registers the outbox of the client that <c>AddSolvimon</c> registers. It needs a store: <c>.UseSqlite("Data Source=usage.db")</c>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Sets options.</param>
    public static ISolvimonUsageEventsBuilder AddSolvimonUsageEvents(this IServiceCollection services, Action<UsageEventsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddOutbox(serviceKey: null, configure);
    }

    /// <summary>Registers the outbox of a client that <c>AddKeyedSolvimon</c> registers with the same key. Outboxes of several accounts may share a store.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key of the client, and of the outbox: <c>[FromKeyedServices("tenant-a")] IUsageEvents usage</c>. It is the account's name in the store.</param>
    /// <param name="configure">Sets options.</param>
    public static ISolvimonUsageEventsBuilder AddKeyedSolvimonUsageEvents(this IServiceCollection services, string serviceKey, Action<UsageEventsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return services.AddOutbox(serviceKey, configure);
    }

    private static Builder AddOutbox(this IServiceCollection services, string? serviceKey, Action<UsageEventsOptions>? configure)
    {
        string name = serviceKey ?? Options.Options.DefaultName;
        if (!services.Any(service => service.ServiceType == typeof(IUsageEvents) && Equals(service.ServiceKey, serviceKey)))
        {
            services.AddLogging();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UsageEventsOptions>, UsageEventsOptionsValidator>());
            services.AddSingleton<IPostConfigureOptions<SolvimonClientOptions>>(provider => new KeyWhereDisabled(name, provider));
            OptionsBuilder<UsageEventsOptions> options = services.AddOptions<UsageEventsOptions>(name).ValidateOnStart();
            if (serviceKey is null)
            {
                services.AddSingleton(static provider => Create(provider, serviceKey: null));
                services.AddSingleton<IHostedService>(static provider => new UsageEventsService(provider.GetRequiredService<IUsageEvents>()));
            }
            else
            {
                options.Configure(settings => settings.Account = serviceKey);
                services.AddKeyedSingleton(serviceKey, (provider, _) => Create(provider, serviceKey));
                services.AddSingleton<IHostedService>(provider => new UsageEventsService(provider.GetRequiredKeyedService<IUsageEvents>(serviceKey)));
            }
        }

        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        return new Builder(name, services);
    }

    private static IUsageEvents Create(IServiceProvider provider, string? serviceKey)
    {
        string name = serviceKey ?? Options.Options.DefaultName;
        UsageEventsOptions options = provider.GetRequiredService<IOptionsMonitor<UsageEventsOptions>>().Get(name);
        TimeProvider clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        if (!options.Enabled)
        {
            return new DisabledUsageEvents(clock);
        }

        IUsageEventStore store = provider.GetKeyedService<IUsageEventStore>(name)
            ?? throw new SolvimonConfigurationException("The usage events have no store: add one with AddSolvimonUsageEvents().UseSqlite(\"Data Source=usage.db\").");
        ISolvimonClient? solvimon = serviceKey is null ? provider.GetService<ISolvimonClient>() : provider.GetKeyedService<ISolvimonClient>(serviceKey);
        return new UsageEventsOutbox(
            options,
            provider.GetRequiredService<IOptionsMonitor<SolvimonClientOptions>>().Get(name),
            solvimon ?? throw new SolvimonConfigurationException(serviceKey is null ? "The usage events have no client: call AddSolvimon." : $"The usage events of '{serviceKey}' have no client: call AddKeyedSolvimon with this key."),
            store,
            clock,
            (ILogger?)provider.GetService<ILoggerFactory>()?.CreateLogger("Solvimon.Client.UsageEvents") ?? NullLogger.Instance);
    }

    private sealed record Builder(string Name, IServiceCollection Services) : ISolvimonUsageEventsBuilder;
}
