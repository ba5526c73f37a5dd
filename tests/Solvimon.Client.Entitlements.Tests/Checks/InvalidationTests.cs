using Solvimon.Client.Entitlements.Tests.Infrastructure;

namespace Solvimon.Client.Entitlements.Tests.Checks;

public sealed class InvalidationTests
{
    [Fact]
    public async Task The_next_check_asks_Solvimon()
    {
        await using TestProduct product = new();
        await product.ExportsAsync();
        product.Grant(exports: false);

        await product.Entitlements.InvalidateAsync("acme");

        (await product.ExportsAsync()).Should().BeFalse();
        product.Door.Arrived.Should().Be(2);
    }

    [Theory]
    [InlineData(EntitlementFallback.Deny, false)]
    [InlineData(EntitlementFallback.UseStale, true)]
    public async Task What_was_invalidated_is_a_last_resort_at_most(EntitlementFallback fallback, bool expected)
    {
        await using TestProduct product = new(options => options.WhenUnavailable = fallback);
        await product.ExportsAsync();
        product.TakeSolvimonAway();

        await product.Entitlements.InvalidateAsync("acme");

        (await product.ExportsAsync()).Should().Be(expected);
    }

    [Fact]
    public async Task An_answer_that_was_on_its_way_is_not_kept()
    {
        await using TestProduct product = new();
        product.Door.Close();
        Task<bool> early = product.ExportsAsync();
        await Eventually.HoldsAsync(() => product.Door.Arrived == 1);

        await product.Entitlements.InvalidateAsync("acme");
        product.Door.Open();

        (await early).Should().BeTrue();
        product.Grant(exports: false);
        (await product.ExportsAsync()).Should().BeFalse();
        product.Door.Arrived.Should().Be(2);
    }

    [Fact]
    public async Task A_failed_request_does_not_keep_the_next_check_from_asking()
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.Deny);
        product.Answer(System.Net.HttpStatusCode.BadGateway);
        await product.ExportsAsync();
        product.Sandbox.Faults.Clear();

        await product.Entitlements.InvalidateAsync("acme");

        (await product.ExportsAsync()).Should().BeTrue();
    }
}
