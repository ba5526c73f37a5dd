using Solvimon.Client.Entitlements.Tests.Infrastructure;
using Solvimon.Client.Models;

namespace Solvimon.Client.Entitlements.Tests.Checks;

public sealed class FreshnessTests
{
    [Fact]
    public async Task Ten_thousand_concurrent_checks_of_a_customer_are_one_request()
    {
        await using TestProduct product = new();
        product.Door.Close();
        Task<bool>[] checks = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 1_000).Select(_ => product.ExportsAsync()).ToArray()))) is { } parts ? [.. parts.SelectMany(part => part)] : [];
        await Eventually.HoldsAsync(() => product.Door.Arrived == 1);

        product.Door.Open();

        (await Task.WhenAll(checks)).Should().HaveCount(10_000).And.OnlyContain(isOn => isOn);
        product.Door.Arrived.Should().Be(1);
    }

    [Fact]
    public async Task An_answer_is_fresh_for_a_minute()
    {
        await using TestProduct product = new();
        (await product.ExportsAsync()).Should().BeTrue();
        product.Grant(exports: false);

        product.Clock.Advance(TimeSpan.FromSeconds(59.9));

        (await product.ExportsAsync()).Should().BeTrue();
        product.Door.Arrived.Should().Be(1);
    }

    [Fact]
    public async Task After_that_it_serves_while_it_is_refreshed_in_the_background()
    {
        await using TestProduct product = new();
        await product.ExportsAsync();
        product.Grant(exports: false);
        product.Clock.Advance(TimeSpan.FromSeconds(60));
        product.Door.Close();

        Task<bool>[] checks = [.. Enumerable.Range(0, 100).Select(_ => product.ExportsAsync())];

        checks.Should().OnlyContain(check => check.IsCompletedSuccessfully && check.Result, "nobody waits");
        await Eventually.HoldsAsync(() => product.Door.Arrived == 2);
        product.Door.Open();
        await Eventually.HoldsAsync(async () => !await product.ExportsAsync());
        product.Door.Arrived.Should().Be(2);
    }

    [Fact]
    public async Task It_serves_for_ten_minutes_and_then_a_check_waits()
    {
        await using TestProduct product = new();
        await product.ExportsAsync();
        product.Grant(exports: false);
        product.Door.Close();

        product.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        (await product.ExportsAsync()).Should().BeTrue();
        await Eventually.HoldsAsync(() => product.Door.Arrived == 2);

        product.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Task<bool> check = product.ExportsAsync();
        check.IsCompleted.Should().BeFalse();
        product.Door.Open();
        (await check).Should().BeFalse();
        product.Door.Arrived.Should().Be(2);
    }

    [Fact]
    public async Task An_answer_from_the_future_is_not_fresh()
    {
        ManualClock clock = new();
        SharedCache distributed = new();
        await using TestProduct ahead = new(clock: new ManualClock(clock.GetUtcNow() + TimeSpan.FromDays(1)), distributed: distributed);
        await ahead.ExportsAsync();
        await Eventually.HoldsAsync(() => distributed.Entries.Count == 1);

        await using TestProduct product = new(clock: clock, distributed: distributed);
        product.Grant(exports: false);

        (await product.ExportsAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task Each_type_of_feature_has_its_value_by_reference_and_by_id()
    {
        await using TestProduct product = new();
        IEntitlements entitlements = product.Entitlements;

        (await entitlements.IsOnAsync("acme", "exports")).Should().BeTrue();
        (await entitlements.IsOnAsync("acme", "feat_1")).Should().BeTrue();
        (await entitlements.NumberAsync("acme", "seats")).Should().Be(12.5m);
        (await entitlements.AmountAsync("acme", "credit"))!.ToString().Should().Be(new Amount(100.00m, Currency.Eur).ToString());
        (await entitlements.ChoicesAsync("acme", "regions")).Should().Equal("EU", "US");
        (await entitlements.ChoicesAsync("acme", "motto")).Should().Equal("more");
        (await entitlements.GetAsync("acme")).Entitlements.Should().HaveCount(5);
        product.Door.Arrived.Should().Be(1);
    }

    [Fact]
    public async Task A_customer_is_named_by_reference_or_id()
    {
        await using TestProduct product = new();

        (await product.ExportsAsync("acme")).Should().BeTrue();
        (await product.ExportsAsync("cust_1")).Should().BeTrue();
        product.Door.Arrived.Should().Be(2, "they are cached apart");
    }

    [Fact]
    public async Task Blank_names_are_refused()
    {
        await using TestProduct product = new();

        await product.Entitlements.Awaiting(e => e.IsOnAsync(" ", "exports").AsTask()).Should().ThrowAsync<ArgumentException>();
        await product.Entitlements.Awaiting(e => e.IsOnAsync("acme", "").AsTask()).Should().ThrowAsync<ArgumentException>();
        await product.Entitlements.Awaiting(e => e.GetAsync("").AsTask()).Should().ThrowAsync<ArgumentException>();
        await product.Entitlements.Awaiting(e => e.InvalidateAsync("").AsTask()).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_caller_gives_up_alone()
    {
        await using TestProduct product = new();
        product.Door.Close();
        using CancellationTokenSource cancellation = new();
        Task<bool> impatient = product.Entitlements.IsOnAsync("acme", "exports", cancellation.Token).AsTask();
        Task<bool> patient = product.ExportsAsync();

        await cancellation.CancelAsync();

        await impatient.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        product.Door.Open();
        (await patient).Should().BeTrue();
        product.Door.Arrived.Should().Be(1);
    }
}
