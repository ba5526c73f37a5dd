using Microsoft.Extensions.Options;
using Solvimon.Client;
using Solvimon.Client.Configuration;
using Solvimon.Client.UsageEvents;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Where an outbox is switched off, its client may be without a key: the application starts, and a call that is made all the same says
/// what is missing.
/// </summary>
internal sealed class KeyWhereDisabled(string name, IServiceProvider services) : IPostConfigureOptions<SolvimonClientOptions>
{
    public void PostConfigure(string? optionsName, SolvimonClientOptions options)
    {
        if (optionsName == name && !HasCredential(options) && !services.GetRequiredService<IOptionsMonitor<UsageEventsOptions>>().Get(name).Enabled)
        {
            options.ApiKeyProvider = static (_, _) => throw new SolvimonConfigurationException(
                "The Solvimon client has no API key. The application starts without one because its usage events are switched off (UsageEventsOptions.Enabled); to call Solvimon, set SolvimonClientOptions.ApiKey.");
        }
    }

    // AddSolvimon() looks at the variable where no base address is set, perhaps only after this.
    private bool HasCredential(SolvimonClientOptions options) =>
        !string.IsNullOrEmpty(options.ApiKey)
        || !string.IsNullOrEmpty(options.AccessToken)
        || options.ApiKeyProvider is not null
        || (options.BaseAddress is null && DefaultConfiguration.KeyOfVariable(services) is not null);
}
