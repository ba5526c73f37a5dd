using Solvimon.Client.Entitlements.Tests.Infrastructure;

namespace Solvimon.Client.Entitlements.Tests.Checks;

public sealed class NotGrantedTests
{
    [Fact]
    public async Task A_feature_that_is_not_granted_is_off_and_has_no_value()
    {
        await using TestProduct product = new();
        IEntitlements entitlements = product.Entitlements;

        (await entitlements.IsOnAsync("acme", "imports")).Should().BeFalse();
        (await entitlements.NumberAsync("acme", "imports")).Should().BeNull();
        (await entitlements.AmountAsync("acme", "imports")).Should().BeNull();
        (await entitlements.ChoicesAsync("acme", "imports")).Should().BeEmpty();
        product.Messages.Should().ContainSingle().Which.Should().StartWith("Warning: The feature imports was asked for and is not granted");
    }

    [Fact]
    public async Task Another_type_has_no_value_either()
    {
        await using TestProduct product = new();

        (await product.Entitlements.NumberAsync("acme", "exports")).Should().BeNull();
        (await product.Entitlements.IsOnAsync("acme", "seats")).Should().BeFalse();

        product.Messages.Should().HaveCount(2).And.OnlyContain(message => message.Contains("as another type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warnings_end_where_somebody_makes_features_up()
    {
        await using TestProduct product = new();

        for (int number = 0; number < 1_500; number++)
        {
            await product.Entitlements.IsOnAsync("acme", $"made-up-{number}");
        }

        product.Messages.Should().HaveCount(1_000);
    }

    [Fact]
    public async Task A_customer_who_does_not_exist_has_nothing_for_five_seconds()
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.Allow);
        (await product.ExportsAsync("newcomer")).Should().BeFalse();
        (await product.Entitlements.NumberAsync("newcomer", "seats")).Should().BeNull();
        (await product.Entitlements.GetAsync("newcomer")).Entitlements.Should().BeEmpty();
        product.Sandbox.Seed("customers", """{"reference":"newcomer","status":"ACTIVE"}""");
        product.Sandbox.SetEntitlements("newcomer", """{"entitlements":[{"feature_reference":"exports","switch":true}]}""");

        product.Clock.Advance(TimeSpan.FromSeconds(4.9));
        (await product.ExportsAsync("newcomer")).Should().BeFalse();
        product.Door.Arrived.Should().Be(1);

        product.Clock.Advance(TimeSpan.FromSeconds(0.1));
        (await product.ExportsAsync("newcomer")).Should().BeTrue();
        product.Messages.Should().BeEmpty("a customer who does not exist says nothing about features");
    }

    [Fact]
    public async Task A_404_that_is_not_Solvimons_says_nothing_about_the_customer()
    {
        await using TestProduct product = new(options => options.WhenUnavailable = EntitlementFallback.Allow);
        product.Sandbox.Faults.Add(new Testing.SandboxFault { Kind = Testing.SandboxFaultKind.HtmlPage, StatusCode = System.Net.HttpStatusCode.NotFound });

        (await product.ExportsAsync()).Should().BeTrue();
        product.Messages.Should().ContainSingle().Which.Should().StartWith("Error: Solvimon refuses to tell entitlements (404");
    }
}
