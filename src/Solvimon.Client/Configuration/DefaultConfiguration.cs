using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Solvimon.Client.Configuration;

/// <summary>What <c>AddSolvimon()</c> without arguments reads.</summary>
internal static class DefaultConfiguration
{
    public static void Bind(SolvimonClientOptions options, IServiceProvider services) =>
        services.GetService<IConfiguration>()?.GetSection(SolvimonClientOptions.SectionName).Bind(options);

    /// <summary>
    /// Takes the key from the environment variable when nothing else gave a credential; not when a base address was
    /// configured, as a key meant for Solvimon's own hosts must not go to another.
    /// </summary>
    public static void FallBackToVariable(SolvimonClientOptions options, IServiceProvider services)
    {
        if (options is { ApiKey: null, ApiKeyProvider: null, AccessToken: null, BaseAddress: null })
        {
            options.ApiKey = KeyOfVariable(services);
        }
    }

    /// <summary>The key in the environment variable, which the configuration may bring in another way.</summary>
    public static string? KeyOfVariable(IServiceProvider services) =>
        NullIfEmpty(services.GetService<IConfiguration>()?[SolvimonClientOptions.ApiKeyVariable])
        ?? NullIfEmpty(System.Environment.GetEnvironmentVariable(SolvimonClientOptions.ApiKeyVariable));

    /// <summary>An empty value, which a template or an unset variable leaves behind, is as absent.</summary>
    public static void DropEmpty(SolvimonClientOptions options)
    {
        options.ApiKey = NullIfEmpty(options.ApiKey);
        options.AccessToken = NullIfEmpty(options.AccessToken);
        options.PlatformId = NullIfEmpty(options.PlatformId);
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
