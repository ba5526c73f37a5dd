using Microsoft.Extensions.Options;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Configuration;

/// <summary>Says what is wrong with the options, what to set and where; never what a credential is.</summary>
internal sealed class SolvimonClientOptionsValidator : IValidateOptions<SolvimonClientOptions>
{
    // The property in code; in configuration it has the same name, below the section.
    private const string Prefix = "SolvimonClientOptions.";

    public ValidateOptionsResult Validate(string? name, SolvimonClientOptions options)
    {
        // The options of a client with a key are named as it is.
        List<string> failures = [.. FindFailures(options, name).Select(failure => string.IsNullOrEmpty(name) ? failure : $"The client with the key '{name}': {failure}")];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    public static void ThrowIfInvalid(SolvimonClientOptions options)
    {
        string failures = string.Join(" ", FindFailures(options, name: null));
        if (failures.Length > 0)
        {
            throw new SolvimonConfigurationException(failures);
        }
    }

    private static IEnumerable<string> FindFailures(SolvimonClientOptions options, string? name)
    {
        int credentials = (options.ApiKey is null ? 0 : 1) + (options.ApiKeyProvider is null ? 0 : 1) + (options.AccessToken is null ? 0 : 1);
        if (credentials == 0)
        {
            yield return !string.IsNullOrEmpty(name)
                ? $"{Prefix}ApiKey is missing. Set it, or ApiKeyProvider or AccessToken, where AddKeyedSolvimon is called or in the section that it is given."
                : options.BaseAddress is null
                ? $"{Prefix}ApiKey is missing. Set it, or ApiKeyProvider or AccessToken. AddSolvimon() without arguments also takes it from the configuration (Solvimon:ApiKey, or the environment variable Solvimon__ApiKey) and from the environment variable {SolvimonClientOptions.ApiKeyVariable}."
                : $"{Prefix}BaseAddress is set, but no credential: set {Prefix}ApiKey, ApiKeyProvider or AccessToken as well. {SolvimonClientOptions.ApiKeyVariable} is not sent to a base address that was configured apart from it.";
        }
        else if (credentials > 1)
        {
            yield return $"{Prefix}ApiKey, ApiKeyProvider and AccessToken exclude each other: set one of them.";
        }

        if (options.ApiKey is not null && !HeaderText.IsCredential(options.ApiKey))
        {
            yield return $"{Prefix}ApiKey is blank, or has spaces, line breaks or other characters that no key has.";
        }

        if (options.AccessToken is not null && !HeaderText.IsCredential(options.AccessToken))
        {
            yield return $"{Prefix}AccessToken is blank, or has spaces, line breaks or other characters that no token has.";
        }

        if (options.PlatformId is not null && !HeaderText.IsCredential(options.PlatformId))
        {
            yield return $"{Prefix}PlatformId is blank, or has spaces, line breaks or other characters that no id has.";
        }

        if (options.Environment is not (SolvimonEnvironment.Test or SolvimonEnvironment.Live))
        {
            yield return $"{Prefix}Environment is neither Test nor Live.";
        }

        if (options.BaseAddress is not null && DescribeBadAddress(options) is { } problem)
        {
            yield return Prefix + problem;
        }

        if (!RequestOptions.IsTimeout(options.Timeout))
        {
            yield return $"{Prefix}Timeout must be positive and below a day, or Timeout.InfiniteTimeSpan. In configuration write 00:00:30 for 30 seconds: a plain number counts days.";
        }

        if (!RequestOptions.IsTimeout(options.AttemptTimeout))
        {
            yield return $"{Prefix}AttemptTimeout must be positive and below a day, or Timeout.InfiniteTimeSpan. In configuration write 00:00:30 for 30 seconds: a plain number counts days.";
        }

        if (options.MaxRetries is < 0 or > 10)
        {
            yield return $"{Prefix}MaxRetries must be from 0 to 10.";
        }

        if (options.MaxResponseBytes < 1)
        {
            yield return $"{Prefix}MaxResponseBytes must be 1 or more.";
        }

        if (options.MaxConcurrentRequests < 1)
        {
            yield return $"{Prefix}MaxConcurrentRequests must be 1 or more, or null for no limit.";
        }

        if (options.CircuitBreakerDuration < TimeSpan.FromSeconds(0.5) || options.CircuitBreakerDuration > TimeSpan.FromDays(1))
        {
            yield return $"{Prefix}CircuitBreakerDuration must be from 0.5 seconds to a day, or null to switch the breaker off.";
        }

        if (options.TimeProvider is null)
        {
            yield return $"{Prefix}TimeProvider must not be null.";
        }
    }

    private static string? DescribeBadAddress(SolvimonClientOptions options)
    {
        Uri address = options.BaseAddress!;
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
        {
            return "BaseAddress must be absolute and start with https://.";
        }

        if (Origin.IdnHostOrNull(address) is null)
        {
            return "BaseAddress has a host that cannot be looked up.";
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            return "BaseAddress must have no query, no fragment and no user name.";
        }

        if (address.Scheme == "http" && !(address.IsLoopback && options.AllowInsecureLoopback))
        {
            return address.IsLoopback
                ? "BaseAddress uses http. For tests against this machine set AllowInsecureLoopback to true; otherwise use https."
                : "BaseAddress uses http, which would expose the key: use https.";
        }

        return null;
    }
}
