using Microsoft.Extensions.Options;

namespace Solvimon.Client.AspNetCore;

/// <summary>Says what is wrong with the options and what to set; never what a secret is.</summary>
internal sealed class SolvimonWebhookOptionsValidator : IValidateOptions<SolvimonWebhookOptions>
{
    private const string Prefix = "SolvimonWebhookOptions.";

    private const int MaxAccountLength = 100;

    // Solvimon's own limit for an answer.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    public ValidateOptionsResult Validate(string? name, SolvimonWebhookOptions options)
    {
        List<string> failures = [.. FindFailures(options)];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FindFailures(SolvimonWebhookOptions options)
    {
        if (options.Secrets.Count == 0)
        {
            yield return $"{Prefix}Secrets is empty. Add the webhook's secret: services.AddSolvimonWebhooks(o => o.Secrets.Add(...)).";
        }
        else if (options.Secrets.Any(string.IsNullOrWhiteSpace))
        {
            yield return $"{Prefix}Secrets has a blank entry. Is the setting that it comes from missing?";
        }

        else if (options.Secrets.Any(SecretText.HasMargin))
        {
            yield return $"{Prefix}Secrets has an entry with white space, a line break or a byte order mark around it, which is no part of it. Was it read from a file?";
        }
        else if (FindKeyProblem(options) is { } problem)
        {
            yield return $"{Prefix}SecretToKey cannot make a key of an entry of Secrets: {problem}.";
        }

        if (options.Tolerance <= TimeSpan.Zero)
        {
            yield return $"{Prefix}Tolerance must be positive.";
        }

        if (options.MaxBodyBytes < 1)
        {
            yield return $"{Prefix}MaxBodyBytes must be 1 or more.";
        }

        if (options.HandlerTimeout <= TimeSpan.Zero || options.HandlerTimeout >= LongestAnswer)
        {
            yield return $"{Prefix}HandlerTimeout must be positive and shorter than the 10 seconds that Solvimon waits. Work that takes longer needs an inbox.";
        }

        if (options.InboxHandlerTimeout <= TimeSpan.Zero)
        {
            yield return $"{Prefix}InboxHandlerTimeout must be positive.";
        }

        if (options.InboxMaxAttempts < 1)
        {
            yield return $"{Prefix}InboxMaxAttempts must be 1 or more, or null for no limit.";
        }

        if (string.IsNullOrWhiteSpace(options.Account) || options.Account.Length > MaxAccountLength)
        {
            yield return $"{Prefix}Account must be a name of 1 to {MaxAccountLength} characters.";
        }

        if (options.EndpointAuthentication is null)
        {
            yield return $"{Prefix}EndpointAuthentication must not be null: use WebhookEndpointAuthentication.None.";
        }

        if (options.TimeProvider is null)
        {
            yield return $"{Prefix}TimeProvider must not be null.";
        }
    }

    // The exception's message may quote the secret.
    private static string? FindKeyProblem(SolvimonWebhookOptions options)
    {
        if (options.SecretToKey is null)
        {
            return null;
        }

        try
        {
            return options.Secrets.All(secret => options.SecretToKey(secret) is { Length: > 0 }) ? null : "the key is empty";
        }
#pragma warning disable CA1031 // Whatever it throws, it would throw for each webhook.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.GetType().Name;
        }
    }
}
