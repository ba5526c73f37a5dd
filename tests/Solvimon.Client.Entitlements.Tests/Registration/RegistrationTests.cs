using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Solvimon.Client.Entitlements.Tests.Infrastructure;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Entitlements.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Registering_twice_configures_once_more()
    {
        await using TestProduct product = new(
            options => options.WhenUnavailable = EntitlementFallback.Allow,
            more: services => services.AddSolvimonEntitlements(options => options.AllowedValues["seats"] = new EntitlementValue { Number = 2 }));
        product.TakeSolvimonAway();

        product.Services.GetServices<IEntitlements>().Should().ContainSingle();
        (await product.Entitlements.NumberAsync("acme", "seats")).Should().Be(2);
    }

    [Fact]
    public async Task Accounts_are_kept_apart_by_their_keys()
    {
        await using TestProduct product = new();
        await using SolvimonSandbox theirs = new();
        theirs.Seed("customers", """{"reference":"acme","status":"ACTIVE"}""");
        ServiceCollection services = new();
        services.AddKeyedSolvimon("a", options => (options.ApiKey, options.BaseAddress) = (product.Sandbox.ApiKey, product.Sandbox.InMemoryAddress)).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(product.Sandbox.CreateHandler);
        services.AddKeyedSolvimon("b", options => (options.ApiKey, options.BaseAddress) = (theirs.ApiKey, theirs.InMemoryAddress)).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(theirs.CreateHandler);
        services.AddKeyedSolvimonEntitlements("a").AddKeyedSolvimonEntitlements("b").AddKeyedSolvimonEntitlements("b");
        await using ServiceProvider provider = services.BuildServiceProvider();

        (await provider.GetRequiredKeyedService<IEntitlements>("a").IsOnAsync("acme", "exports")).Should().BeTrue();
        (await provider.GetRequiredKeyedService<IEntitlements>("b").IsOnAsync("acme", "exports")).Should().BeFalse();
    }

    [Fact]
    public async Task The_distributed_cache_of_a_single_process_is_no_second_level()
    {
        await using TestProduct product = new(more: services => services.AddDistributedMemoryCache());

        await product.ExportsAsync();

        (await product.Services.GetRequiredService<IDistributedCache>().GetAsync("v2:solvimon:entitlements:1:test.api.solvimon.com::default:acme")).Should().BeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tenant-a")]
    public void A_missing_client_is_named(string? key)
    {
        ServiceCollection services = new();
        using ServiceProvider provider = (key is null ? services.AddSolvimonEntitlements() : services.AddKeyedSolvimonEntitlements(key)).BuildServiceProvider();

        FluentActions.Invoking(() => key is null ? provider.GetRequiredService<IEntitlements>() : provider.GetRequiredKeyedService<IEntitlements>(key))
            .Should().Throw<SolvimonConfigurationException>().WithMessage(key is null ? "*AddSolvimon*" : "*tenant-a*AddKeyedSolvimon*");
    }

    [Fact]
    public void Options_that_make_no_sense_are_named()
    {
        ServiceCollection services = new();
        services.AddKeyedSolvimonEntitlements("tenant-a", options =>
        {
            options.WhenUnavailable = (EntitlementFallback)7;
            options.WhenNothingCached = EntitlementFallback.UseStale;
            options.AllowedValues["seats"] = null!;
            options.Timeout = TimeSpan.FromMinutes(2);
            options.RequestTimeout = TimeSpan.FromMinutes(1);
            options.FreshFor = TimeSpan.FromMinutes(30);
            options.StaleFor = TimeSpan.FromMinutes(20);
            options.StaleLimit = TimeSpan.FromMinutes(10);
            options.RetryDelay = TimeSpan.Zero;
            options.MaxCustomers = 0;
            options.Account = "";
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        FluentActions.Invoking(() => provider.GetRequiredService<IOptionsMonitor<EntitlementsOptions>>().Get("tenant-a"))
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(11).And.OnlyContain(failure => failure.StartsWith("EntitlementsOptions of 'tenant-a'."));
    }

    [Fact]
    public async Task No_more_customers_are_kept_than_the_options_say()
    {
        await using TestProduct product = new(options => options.MaxCustomers = 10);

        foreach (int number in Enumerable.Range(1, 30))
        {
            await product.ExportsAsync($"nobody-{number}");
        }

        foreach (int number in Enumerable.Range(1, 30))
        {
            await product.ExportsAsync($"nobody-{number}");
        }

        product.Door.Arrived.Should().BeGreaterThan(40, "most are forgotten, and asked for again");
    }
}
