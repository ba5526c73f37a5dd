using Solvimon.Client.Entitlements.Tests.Infrastructure;

namespace Solvimon.Client.Entitlements.Tests.Checks;

/// <summary>Solvimon is away for ten minutes and more, and the checks of twenty customers go on, second by second.</summary>
public sealed class OutageTests
{
    private static readonly string[] Customers = [.. Enumerable.Range(1, 20).Select(number => $"customer-{number}")];

    [Theory]
    [InlineData(EntitlementFallback.Throw)]
    [InlineData(EntitlementFallback.Deny)]
    [InlineData(EntitlementFallback.Allow)]
    [InlineData(EntitlementFallback.UseStale)]
    public async Task The_cache_serves_for_ten_minutes_then_the_fallback_then_Solvimon_again(EntitlementFallback fallback)
    {
        await using TestProduct product = new(options => options.WhenUnavailable = fallback);
        foreach (string customer in Customers)
        {
            product.Sandbox.Seed("customers", $$"""{"reference":"{{customer}}","status":"ACTIVE"}""");
            product.Sandbox.SetEntitlements(customer, """{"entitlements":[{"feature_reference":"exports","switch":true}]}""");
        }

        (await CheckAllAsync(product)).Should().OnlyContain(answer => answer == "on");
        product.TakeSolvimonAway();

        for (int second = 1; second < 600; second++)
        {
            product.Clock.Advance(TimeSpan.FromSeconds(1));
            (await CheckAllAsync(product)).Should().OnlyContain(answer => answer == "on", $"this is second {second}");
        }

        for (int second = 600; second < 660; second++)
        {
            product.Clock.Advance(TimeSpan.FromSeconds(1));
            (await CheckAllAsync(product)).Should().OnlyContain(answer => answer == ExpectedOf(fallback), $"this is second {second}");
        }

        product.Door.Arrived.Should().BeLessThan(20 * (660 / 5 + 2), "a customer is asked for every 5 s at most");
        product.Sandbox.Faults.Clear();
        foreach (string customer in Customers)
        {
            product.Sandbox.SetEntitlements(customer, """{"entitlements":[]}""");
        }

        await Eventually.HoldsAsync(async () =>
        {
            product.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await CheckAllAsync(product)).All(answer => answer == "off");
        });
    }

    private static string ExpectedOf(EntitlementFallback fallback) => fallback switch
    {
        EntitlementFallback.Throw => "not known",
        EntitlementFallback.Deny => "off",
        _ => "on",
    };

    private static Task<string[]> CheckAllAsync(TestProduct product) => Task.WhenAll(Customers.Select(async customer =>
    {
        try
        {
            return await product.ExportsAsync(customer) ? "on" : "off";
        }
        catch (EntitlementsUnavailableException)
        {
            return "not known";
        }
    }));
}
