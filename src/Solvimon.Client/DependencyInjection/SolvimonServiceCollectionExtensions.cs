using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solvimon.Client;
using Solvimon.Client.Configuration;
using Solvimon.Client.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers <see cref="ISolvimonClient"/> as a singleton: inject it anywhere, and leave it to the container. Calling a method again configures once more; nothing is registered twice.
/// </summary>
public static class SolvimonServiceCollectionExtensions
{
    private const string DefaultName = "Solvimon.Client";

    /// <summary>
    /// Registers the client with the configuration section <c>Solvimon</c>; where that names no credential and no base
    /// address, the key is taken from <c>SOLVIMON_API_KEY</c>.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    public static ISolvimonBuilder AddSolvimon(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Builder builder = services.AddClient(serviceKey: null);
        services.AddOptions<SolvimonClientOptions>()
            .Configure<IServiceProvider>(DefaultConfiguration.Bind)
            .PostConfigure<IServiceProvider>(DefaultConfiguration.FallBackToVariable);
        return builder;
    }

    /// <summary>Registers the client with options set in code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Sets the options, at least a credential.</param>
    public static ISolvimonBuilder AddSolvimon(this IServiceCollection services, Action<SolvimonClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        Builder builder = services.AddClient(serviceKey: null);
        services.Configure(configure);
        return builder;
    }

    /// <summary>Registers the client with options from configuration.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="section">The section that holds the options, such as <c>configuration.GetSection("Solvimon")</c>.</param>
    public static ISolvimonBuilder AddSolvimon(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        Builder builder = services.AddClient(serviceKey: null);
        services.Configure<SolvimonClientOptions>(section);
        return builder;
    }

    /// <summary>Registers one of several clients, resolved by its key: <c>[FromKeyedServices("tenant-a")] ISolvimonClient solvimon</c>.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The client's key, not blank.</param>
    /// <param name="configure">Sets the options, at least a credential.</param>
    public static ISolvimonBuilder AddKeyedSolvimon(this IServiceCollection services, string serviceKey, Action<SolvimonClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        ArgumentNullException.ThrowIfNull(configure);
        Builder builder = services.AddClient(serviceKey);
        services.Configure(serviceKey, configure);
        return builder;
    }

    /// <inheritdoc cref="AddKeyedSolvimon(IServiceCollection, string, Action{SolvimonClientOptions})"/>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The client's key, not blank.</param>
    /// <param name="section">The section that holds the options.</param>
    public static ISolvimonBuilder AddKeyedSolvimon(this IServiceCollection services, string serviceKey, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        ArgumentNullException.ThrowIfNull(section);
        Builder builder = services.AddClient(serviceKey);
        services.Configure<SolvimonClientOptions>(serviceKey, section);
        return builder;
    }

    private static Builder AddClient(this IServiceCollection services, string? serviceKey)
    {
        string name = serviceKey is null ? DefaultName : $"{DefaultName}:{serviceKey}";

        // The client without a key has the options without a name: services.Configure<SolvimonClientOptions>(…) means it.
        string optionsName = serviceKey ?? Options.Options.DefaultName;
        Builder builder = new(optionsName, services, services.AddHttpClient(name));
        if (services.Any(service => service.ServiceType == typeof(ISolvimonClient) && Equals(service.ServiceKey, serviceKey)))
        {
            return builder;
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SolvimonClientOptions>, SolvimonClientOptionsValidator>());
        services.AddOptions<SolvimonClientOptions>(optionsName)
            .Configure<IServiceProvider>(static (options, provider) => options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider)
            .PostConfigure(DefaultConfiguration.DropEmpty)
            .ValidateOnStart();

        // What a host adds for every HttpClient comes before this, as long as it is added through the builder's services: a
        // second resilience handler would multiply the retries, and a logging one would print paths.
        builder.HttpClientBuilder.Services.Configure<HttpClientFactoryOptions>(name, static options =>
        {
            options.HttpClientActions.Clear();
            options.HttpMessageHandlerBuilderActions.Clear();
        });

        builder.HttpClientBuilder
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // throttling state survives; PooledConnectionLifetime sees DNS changes
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create)
            .ConfigureAdditionalHttpMessageHandlers((handlers, provider) =>
            {
                foreach (DelegatingHandler handler in HandlerChain.Create(OptionsOf(provider, optionsName), provider, provider.GetService<ILoggerFactory>()))
                {
                    handlers.Add(handler);
                }
            });

        if (serviceKey is null)
        {
            services.AddSingleton<ISolvimonClient>(provider => CreateClient(provider, name, optionsName));
        }
        else
        {
            services.AddKeyedSingleton<ISolvimonClient>(serviceKey, (provider, _) => CreateClient(provider, name, optionsName));
        }

        return builder;
    }

    private static SolvimonClient CreateClient(IServiceProvider provider, string name, string optionsName)
    {
        SolvimonClientOptions options = OptionsOf(provider, optionsName);

        // The factory gives the client below this same chain.
        PrimaryHandler.Harden(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name));
        return new SolvimonClient(options, provider.GetRequiredService<IHttpClientFactory>().CreateClient(name));
    }

    private static SolvimonClientOptions OptionsOf(IServiceProvider provider, string name)
    {
        try
        {
            return provider.GetRequiredService<IOptionsMonitor<SolvimonClientOptions>>().Get(name);
        }
        catch (OptionsValidationException e)
        {
            throw new SolvimonConfigurationException(e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            // A value of the configuration that is no number, no environment, and so on.
            throw new SolvimonConfigurationException($"The options of the Solvimon client could not be read. {e.Message}", e);
        }
    }

    private sealed record Builder(string Name, IServiceCollection Services, IHttpClientBuilder HttpClientBuilder) : ISolvimonBuilder;
}
