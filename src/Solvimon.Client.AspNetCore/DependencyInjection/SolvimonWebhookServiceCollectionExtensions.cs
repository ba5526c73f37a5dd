using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore;
using Solvimon.Client.AspNetCore.Deduplication;
using Solvimon.Client.AspNetCore.Receiving;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the receiver of webhooks.</summary>
public static class SolvimonWebhookServiceCollectionExtensions
{
    /// <summary>
    /// Registers the receiver; <c>app.MapSolvimonWebhooks(…)</c> gives it an address. Calling it again configures once more
    /// and adds further handlers.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Sets the options, at least a secret.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SolvimonWebhooksBuilder AddSolvimonWebhooks(this IServiceCollection services, Action<SolvimonWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        if (!services.Any(service => service.ServiceType == typeof(WebhookReceiver)))
        {
            AddReceiver(services);
        }

        services.Configure(configure);
        return new SolvimonWebhooksBuilder(services);
    }

    private static void AddReceiver(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions<SolvimonWebhookOptions>()
            .Configure<IServiceProvider>(static (options, provider) => options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SolvimonWebhookOptions>, SolvimonWebhookOptionsValidator>());
        services.TryAddSingleton<WebhookDispatcher>();
        services.TryAddSingleton<IWebhookDeduplicationStore, InMemoryWebhookDeduplicationStore>();
        services.TryAddSingleton<IWebhookSink, DirectSink>();
        services.TryAddSingleton<WebhookReceiver>();
    }
}
