using Microsoft.Extensions.Options;

namespace Solvimon.Client.Entitlements;

/// <summary>Says what is wrong with the options, and what to set.</summary>
internal sealed class EntitlementsOptionsValidator : IValidateOptions<EntitlementsOptions>
{
    public ValidateOptionsResult Validate(string? name, EntitlementsOptions options)
    {
        List<string> failures = [];
        Check(Enum.IsDefined(options.WhenUnavailable), "WhenUnavailable: set a defined value.");
        Check(
            Enum.IsDefined(options.WhenNothingCached) && options.WhenNothingCached != EntitlementFallback.UseStale,
            "WhenNothingCached: set Throw, Deny or Allow.");
        Check(options.AllowedValues.Values.All(value => value is not null), "AllowedValues: set no null.");
        Check(IsBetween(options.Timeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)), "Timeout: set a time from 1 millisecond to 1 minute.");
        Check(IsBetween(options.RequestTimeout, options.Timeout, TimeSpan.FromMinutes(5)), "RequestTimeout: set a time from Timeout to 5 minutes.");
        Check(IsBetween(options.FreshFor, TimeSpan.FromSeconds(1), options.StaleFor), "FreshFor: set a time from 1 second to StaleFor.");
        Check(IsBetween(options.StaleFor, options.FreshFor, options.StaleLimit), "StaleFor: set a time from FreshFor to StaleLimit.");
        Check(IsBetween(options.StaleLimit, options.StaleFor, TimeSpan.FromDays(366)), "StaleLimit: set a time from StaleFor to a year.");
        Check(IsBetween(options.RetryDelay, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)), "RetryDelay: set a time from 100 milliseconds to 10 minutes.");
        Check(options.MaxCustomers >= 1, "MaxCustomers: set a positive number.");
        Check(options.Account is { Length: >= 1 and <= 100 }, "Account: needs 1 to 100 characters.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool isRight, string failure)
        {
            if (!isRight)
            {
                failures.Add($"EntitlementsOptions{(string.IsNullOrEmpty(name) ? "" : $" of '{name}'")}.{failure}");
            }
        }
    }

    private static bool IsBetween(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;
}
