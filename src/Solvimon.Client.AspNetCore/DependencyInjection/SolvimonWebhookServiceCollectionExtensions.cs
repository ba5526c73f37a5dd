using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore;
using Solvimon.Client.AspNetCore.Handling;
using Solvimon.Client.AspNetCore.Inbox;
using Solvimon.Client.AspNetCore.Receiving;
using Solvimon.Client.AspNetCore.Stores;
using Solvimon.Client.Webhooks;

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
        services.TryAddSingleton<DirectSink>();
        services.TryAddSingleton<InboxSignal>();
        services.TryAddSingleton<InboxAttempt>();
        services.TryAddSingleton<WebhookReceiver>();

        // Whether there is an inbox is known when the application is built: a store's package may register one at any time before.
        services.TryAddSingleton<IWebhookSink>(static provider => provider.GetService<IWebhookInbox>() is null
            ? provider.GetRequiredService<DirectSink>()
            : ActivatorUtilities.CreateInstance<InboxSink>(provider));
        services.AddHostedService<WebhookInboxProcessor>();
    }
}
