using System.Net;
using Solvimon.Client.Entitlements.Tests.Infrastructure;
using Solvimon.Client.Models;

namespace Solvimon.Client.Entitlements.Tests.Checks;

public sealed class UnavailableTests
{
    [Fact]
    public async Task A_check_waits_for_300_ms_at_most_and_the_answer_that_comes_later_is_kept()
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.Deny);
        product.Door.Close();
        Task<bool> first = product.ExportsAsync();
        await Eventually.HoldsAsync(() => product.Door.Arrived == 1);

        product.Clock.Advance(TimeSpan.FromMilliseconds(299));
        first.IsCompleted.Should().BeFalse();
        Task<bool> late = product.ExportsAsync();
        product.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await first).Should().BeFalse();
        (await late).Should().BeFalse("the time is counted from the start of the request");
        product.ExportsAsync().IsCompleted.Should().BeTrue("who comes after that does not wait");

        product.Door.Open();
        await Eventually.HoldsAsync(async () => await product.ExportsAsync());
        product.Door.Arrived.Should().Be(1);
    }

    [Fact]
    public async Task Throw_says_why()
    {
        await using TestProduct product = new();
        product.TakeSolvimonAway();

        (await product.Awaiting(p => p.ExportsAsync()).Should().ThrowAsync<EntitlementsUnavailableException>())
            .WithInnerException<SolvimonConnectionException>();
        await product.Entitlements.Awaiting(e => e.GetAsync("acme").AsTask()).Should().ThrowAsync<EntitlementsUnavailableException>();
    }

    [Fact]
    public async Task Deny_grants_nothing()
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.Deny);
        product.TakeSolvimonAway();
        IEntitlements entitlements = product.Entitlements;

        (await entitlements.IsOnAsync("acme", "exports")).Should().BeFalse();
        (await entitlements.NumberAsync("acme", "seats")).Should().BeNull();
        (await entitlements.AmountAsync("acme", "credit")).Should().BeNull();
        (await entitlements.ChoicesAsync("acme", "regions")).Should().BeEmpty();
        (await entitlements.GetAsync("acme")).Entitlements.Should().BeEmpty();
    }

    [Fact]
    public async Task Allow_turns_switches_on_and_grants_what_the_options_say()
    {
        await using TestProduct product = new(options =>
        {
            options.WhenUnavailable = EntitlementFallback.Allow;
            options.AllowedValues["seats"] = new EntitlementValue { Number = 3 };
            options.AllowedValues["reports"] = new EntitlementValue { Switch = false };
        });
        product.TakeSolvimonAway();
        IEntitlements entitlements = product.Entitlements;

        (await entitlements.IsOnAsync("acme", "exports")).Should().BeTrue();
        (await entitlements.IsOnAsync("acme", "reports")).Should().BeFalse();
        (await entitlements.NumberAsync("acme", "seats")).Should().Be(3);
        await entitlements.Awaiting(e => e.NumberAsync("acme", "requests").AsTask()).Should().ThrowAsync<EntitlementsUnavailableException>().WithMessage("*AllowedValues*requests*");
        await entitlements.Awaiting(e => e.ChoicesAsync("acme", "regions").AsTask()).Should().ThrowAsync<EntitlementsUnavailableException>();
        await entitlements.Awaiting(e => e.GetAsync("acme").AsTask()).Should().ThrowAsync<EntitlementsUnavailableException>();
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_refused_key_follows_the_fallback_and_is_an_error_in_the_log(HttpStatusCode status)
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.Allow);
        product.Answer(status);

        (await product.ExportsAsync()).Should().BeTrue();
        (await product.ExportsAsync("shop")).Should().BeTrue();

        product.Messages.Should().ContainSingle("one error for all customers").Which.Should().StartWith($"Error: Solvimon refuses to tell entitlements ({(int)status}");
    }

    [Fact]
    public async Task After_a_failure_nobody_asks_for_five_seconds()
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.Deny);
        product.Answer(HttpStatusCode.BadGateway);
        (await product.ExportsAsync()).Should().BeFalse();
        product.Sandbox.Faults.Clear();

        product.Clock.Advance(TimeSpan.FromSeconds(4.9));
        product.ExportsAsync().IsCompletedSuccessfully.Should().BeTrue();
        product.Door.Arrived.Should().Be(1, "a failed request is not repeated by the client either");

        await Eventually.HoldsAsync(async () =>
        {
            product.Clock.Advance(TimeSpan.FromSeconds(0.1));
            return await product.ExportsAsync();
        });
        product.Door.Arrived.Should().Be(2);
    }

    [Fact]
    public async Task Stale_answers_count_up_to_their_limit()
    {
        await using TestProduct product = new(options => (options.WhenUnavailable, options.StaleLimit) = (EntitlementFallback.UseStale, TimeSpan.FromHours(2)));
        await product.ExportsAsync();
        product.TakeSolvimonAway();

        product.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        (await product.ExportsAsync()).Should().BeTrue();

        product.Clock.Advance(TimeSpan.FromSeconds(1));
        await product.Awaiting(p => p.ExportsAsync()).Should().ThrowAsync<EntitlementsUnavailableException>();
    }

    [Fact]
    public async Task Without_a_stale_answer_another_choice_decides()
    {
        await using TestProduct product = new(options => (options.WhenUnavailable, options.WhenNothingCached) = (EntitlementFallback.UseStale, EntitlementFallback.Allow));
        product.TakeSolvimonAway();

        (await product.ExportsAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task With_a_stale_answer_at_hand_nobody_waits_for_a_Solvimon_that_has_just_not_answered()
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.UseStale);
        await product.ExportsAsync();
        await Eventually.HoldsAsync(() => product.Clock.ActiveTimers == 0);
        product.Door.Close();
        product.Clock.Advance(TimeSpan.FromMinutes(11));

        Task<bool> first = product.ExportsAsync();
        await Eventually.HoldsAsync(() => product.Door.Arrived == 2);
        first.IsCompleted.Should().BeFalse("Solvimon may well be there");
        product.Clock.Advance(TimeSpan.FromSeconds(5));
        (await first).Should().BeTrue();
        await Eventually.HoldsAsync(() => product.Messages.Any() && product.Clock.ActiveTimers == 1);
        product.Clock.Advance(TimeSpan.FromSeconds(5));
        await Eventually.HoldsAsync(() => product.ExportsAsync().IsCompletedSuccessfully && product.Door.Arrived == 3);

        // Long after the last attempt Solvimon is given its 300 ms again.
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(() =>
        {
            product.Clock.Advance(TimeSpan.FromMinutes(1));
            Task<bool> check = product.ExportsAsync();
            return !check.IsCompleted;
        });
    }
}
