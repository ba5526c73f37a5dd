using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client;
using Solvimon.Client.Testing;

namespace Samples;

/// <summary>Stands in for Solvimon when no key was given, so that a sample runs at once and offline.</summary>
internal static class LocalSandbox
{
    public static async Task<IAsyncDisposable?> StartUnlessConfiguredAsync(ConfigurationManager configuration, ISolvimonBuilder registration)
    {
        IConfigurationSection section = configuration.GetSection(SolvimonClientOptions.SectionName);
        if (section["ApiKey"] is not null || section["AccessToken"] is not null || section["BaseAddress"] is not null
            || configuration[SolvimonClientOptions.ApiKeyVariable] is not null)
        {
            return null;
        }

        SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartAsync();
        section["ApiKey"] = sandbox.ApiKey;
        section["BaseAddress"] = server.BaseAddress.ToString();

        // The sandbox shows a certificate that it made up; its handler trusts that one and no other.
        registration.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(server.CreateHandler);

        Console.WriteLine($"No {SolvimonClientOptions.ApiKeyVariable} is set, so this talks to a sandbox in this process, {server.BaseAddress}.");
        Console.WriteLine();
        return sandbox;
    }
}
