using Solvimon.Client.Entitlements.Tests.Infrastructure;

namespace Solvimon.Client.Entitlements.Tests.Checks;

public sealed class MetricTests
{
    [Fact]
    public async Task Each_check_is_counted_once()
    {
        using CheckCounts counts = new("measured");
        await using TestProduct product = new(options => (options.Account, options.WhenUnavailable) = ("measured", EntitlementFallback.UseStale));
        await product.ExportsAsync();
        await product.ExportsAsync();
        product.TakeSolvimonAway();
        product.Clock.Advance(TimeSpan.FromMinutes(5));
        await product.ExportsAsync();
        product.Clock.Advance(TimeSpan.FromMinutes(20));
        await product.ExportsAsync();
        await product.Awaiting(p => p.ExportsAsync("shop")).Should().ThrowAsync<EntitlementsUnavailableException>();

        counts.All.Should().BeEquivalentTo(new Dictionary<string, long>
        {
            ["misses"] = 1,
            ["hits"] = 1,
            ["stale_hits"] = 1,
            ["fallbacks use_stale"] = 1,
            ["fallbacks throw"] = 1,
        });
    }

    [Theory]
    [InlineData(EntitlementFallback.Deny, "fallbacks deny")]
    [InlineData(EntitlementFallback.Allow, "fallbacks allow")]
    public async Task Fallbacks_are_counted_by_kind(EntitlementFallback fallback, string name)
    {
        using CheckCounts counts = new(name);
        await using TestProduct product = new(options => (options.Account, options.WhenUnavailable) = (name, fallback));
        product.TakeSolvimonAway();

        await product.ExportsAsync();

        counts.All.Should().ContainSingle().Which.Key.Should().Be(name);
    }
}
