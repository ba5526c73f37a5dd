using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Entitlements.Tests.Infrastructure;
using Solvimon.Client.Testing;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Solvimon.Client.Entitlements.Tests.Sharing;

public sealed class SecondLevelTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SharedCache _distributed = new();
    private readonly ConcurrentDictionary<string, BackplaneSubscriptionOptions> _channels = new(StringComparer.Ordinal);
    private readonly SolvimonSandbox _sandbox;

    public SecondLevelTests() => _sandbox = TestProduct.CreateSandbox(_clock);

    [Fact]
    public async Task What_one_process_has_learned_the_others_need_not_ask_for()
    {
        await using TestProduct one = Process();
        await one.ExportsAsync();
        await Eventually.HoldsAsync(() => _distributed.Entries.Count == 1);
        await using TestProduct other = Process();

        (await other.Entitlements.NumberAsync("acme", "seats")).Should().Be(12.5m);
        (await other.Entitlements.GetAsync("acme")).Entitlements.Should().HaveCount(5);
        other.Door.Arrived.Should().Be(0);

        _clock.Advance(TimeSpan.FromSeconds(61));
        await other.ExportsAsync();
        await Eventually.HoldsAsync(() => other.Door.Arrived == 1);
    }

    [Fact]
    public async Task That_a_customer_does_not_exist_is_shared_too()
    {
        await using TestProduct one = Process();
        await one.ExportsAsync("nobody");
        await Eventually.HoldsAsync(() => _distributed.Entries.Count == 1);
        await using TestProduct other = Process();

        (await other.ExportsAsync("nobody")).Should().BeFalse();
        other.Door.Arrived.Should().Be(0);
    }

    [Fact]
    public async Task A_process_that_starts_in_an_outage_goes_by_what_the_others_knew()
    {
        await using TestProduct one = Process();
        await one.ExportsAsync();
        await Eventually.HoldsAsync(() => _distributed.Entries.Count == 1);
        _clock.Advance(TimeSpan.FromMinutes(9));
        await using TestProduct other = Process();
        other.TakeSolvimonAway();

        (await other.ExportsAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task Keys_name_address_platform_account_and_customer_and_nothing_holds_a_secret()
    {
        await using TestProduct product = Process(more: services =>
        {
            services.AddKeyedSolvimon("tenant-a", options => (options.ApiKey, options.BaseAddress, options.PlatformId) = (_sandbox.ApiKey, new Uri(_sandbox.InMemoryAddress, "/v1/"), "plat_1"))
                .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(_sandbox.CreateHandler);
            services.AddKeyedSolvimonEntitlements("tenant-a");
        });

        await product.ExportsAsync();
        await product.Services.GetRequiredKeyedService<IEntitlements>("tenant-a").IsOnAsync("acme", "exports");

        await Eventually.HoldsAsync(() => _distributed.Entries.Count == 2);
        _distributed.Entries.Keys.Order(StringComparer.Ordinal).Should().SatisfyRespectively(
            key => key.Should().EndWith("solvimon:entitlements:1:test.api.solvimon.com/v1:plat_1:tenant-a:acme"),
            key => key.Should().EndWith("solvimon:entitlements:1:test.api.solvimon.com::default:acme"));
        _distributed.Entries.Should().NotContain(entry => entry.Key.Contains(_sandbox.ApiKey, StringComparison.Ordinal) || Encoding.UTF8.GetString(entry.Value).Contains(_sandbox.ApiKey, StringComparison.Ordinal));
        _distributed.Entries.Values.Select(Encoding.UTF8.GetString).Should().OnlyContain(json => json.Contains("\"number\":\"12.5\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_distributed_cache_that_fails_or_holds_something_else_is_done_without()
    {
        _distributed.Before = _ => throw new IOException("The cache is away.");
        await using TestProduct product = Process();
        (await product.ExportsAsync()).Should().BeTrue();

        _distributed.Before = static _ => Task.CompletedTask;
        await using TestProduct one = Process();
        await one.ExportsAsync();
        await Eventually.HoldsAsync(() => _distributed.Entries.Count == 1);
        await _distributed.SetAsync(_distributed.Entries.Keys.Single(), "no JSON"u8.ToArray(), new());
        await using TestProduct other = Process();
        (await other.ExportsAsync()).Should().BeTrue();
        other.Door.Arrived.Should().Be(1);
    }

    [Fact]
    public async Task A_distributed_cache_that_hangs_is_not_waited_for()
    {
        _distributed.Before = token => Task.Delay(Timeout.InfiniteTimeSpan, token);
        await using TestProduct product = Process();

        (await product.ExportsAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task Invalidation_reaches_the_other_processes_through_a_backplane()
    {
        (SharedBackplane ofOne, SharedBackplane ofOther) = (new(_channels), new(_channels));
        await using TestProduct one = Process(backplane: ofOne);
        await using TestProduct other = Process(backplane: ofOther);
        await one.ExportsAsync();
        await other.ExportsAsync();
        await Eventually.HoldsAsync(() => ofOne.IsSubscribed && ofOther.IsSubscribed);
        TestProduct.Grant(_sandbox, exports: false);

        await one.Entitlements.InvalidateAsync("acme");

        await Eventually.HoldsAsync(async () => !await other.ExportsAsync());
        (await one.ExportsAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_on_its_way_is_not_kept_when_another_process_invalidates()
    {
        (SharedBackplane ofOne, SharedBackplane ofOther) = (new(_channels), new(_channels));
        await using TestProduct one = Process(backplane: ofOne);
        await using TestProduct other = Process(backplane: ofOther);
        other.Door.Close();
        Task<bool> early = other.ExportsAsync();
        await Eventually.HoldsAsync(() => other.Door.Arrived == 1 && one.Entitlements is not null && ofOne.IsSubscribed && ofOther.IsSubscribed);

        await one.Entitlements.InvalidateAsync("acme");
        await Eventually.HoldsAsync(() =>
        {
            _ = other.ExportsAsync();
            return other.Door.Arrived == 2;
        });

        other.Door.Open();
        (await early).Should().BeTrue();
    }

    [Fact]
    public async Task With_a_backplane_alone_processes_do_not_make_each_other_forget()
    {
        (SharedBackplane ofOne, SharedBackplane ofOther) = (new(_channels), new(_channels));
        await using TestProduct one = new(sandbox: _sandbox, clock: _clock, backplane: ofOne);
        await using TestProduct other = new(sandbox: _sandbox, clock: _clock, backplane: ofOther);
        await other.ExportsAsync();
        _ = one.Entitlements;
        await Eventually.HoldsAsync(() => ofOne.IsSubscribed && ofOther.IsSubscribed);

        await one.ExportsAsync();

        other.ExportsAsync().IsCompletedSuccessfully.Should().BeTrue();
        other.Door.Arrived.Should().Be(1);
        await one.Entitlements.InvalidateAsync("acme");
        await Eventually.HoldsAsync(async () => await other.ExportsAsync() && other.Door.Arrived == 2);
    }

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    private TestProduct Process(IFusionCacheBackplane? backplane = null, Action<IServiceCollection>? more = null) =>
        new(sandbox: _sandbox, clock: _clock, distributed: _distributed, backplane: backplane, more: more);
}
