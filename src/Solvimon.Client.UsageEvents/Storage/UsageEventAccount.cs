namespace Solvimon.Client.UsageEvents;

/// <summary>Whose events a store holds: written into it when it is made, so that events recorded against Test are never sent to Live.</summary>
/// <param name="Name">The account's name in the store.</param>
/// <param name="BaseAddress">The API's address, without <c>/v1</c> and without a slash at its end.</param>
/// <param name="PlatformId">The platform that requests name; empty for the key's own.</param>
public sealed record UsageEventAccount(string Name, string BaseAddress, string PlatformId)
{
    internal static UsageEventAccount Of(string name, SolvimonClientOptions options)
    {
        Uri address = options.BaseAddress ?? new Uri(options.Environment == SolvimonEnvironment.Live ? "https://api.solvimon.com" : "https://test.api.solvimon.com");
        string text = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new UsageEventAccount(name, text.EndsWith("/v1", StringComparison.Ordinal) ? text[..^3].TrimEnd('/') : text, options.PlatformId ?? "");
    }

    /// <summary>Refuses what a store holds for this name under another address or platform.</summary>
    /// <param name="baseAddress">What the store says.</param>
    /// <param name="platformId">What the store says.</param>
    /// <param name="place">Which store, for the operator.</param>
    /// <param name="command">Makes a command of the SQL that moves the account.</param>
    /// <exception cref="SolvimonConfigurationException">It is another.</exception>
    internal void EnsureIs(string baseAddress, string platformId, string place, Func<string, string> command)
    {
        if (baseAddress != BaseAddress || platformId != PlatformId)
        {
            throw new SolvimonConfigurationException(
                $"The usage events of '{Name}' in {place} belong to {Describe(baseAddress, platformId)}, and this application is configured for {Describe(BaseAddress, PlatformId)}. "
                + "Use another store or another UsageEventsOptions.Account. If these events are really meant to be sent there, stop all applications and move them: "
                + command($"UPDATE usage_accounts SET base_address = '{Escape(BaseAddress)}', platform_id = '{Escape(PlatformId)}' WHERE name = '{Escape(Name)}'"));
        }
    }

    private static string Describe(string address, string platform) => platform.Length == 0 ? address : $"{address}, platform {platform}";

    private static string Escape(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
