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
}
