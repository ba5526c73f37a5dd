using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class EntitlementTests
{
    [Fact]
    public async Task They_come_from_the_plan_while_it_is_in_force()
    {
        ManualClock clock = new();
        await using SandboxClient client = Shop.Open(new SolvimonSandboxOptions { TimeProvider = clock });
        (await EntitlementsAsync(client)).Should().Be("[]");

        Answer made = await Shop.SubscribeAsync(client, schedule: """, "end_at":"2026-04-30T00:00:00Z" """);

        (await EntitlementsAsync(client)).Should().Be(
            """[{"feature_reference":"seats","feature_id":"feat_1","number":"5"},{"feature_reference":"exports","feature_id":"feat_2","switch":true}]""");
        Answer all = await client.GetAsync("/v1/customers/shop/entitlements");
        all.Json["pricing_plan_subscription_entitlements"]![0]!["pricing_plan_subscription_id"]!.ToString()
            .Should().Be(made.Json["pricing_plan_subscription"]!["id"]!.ToString());

        clock.Advance(TimeSpan.FromDays(31));
        (await EntitlementsAsync(client)).Should().Be("[]");
    }

    [Fact]
    public async Task A_schedule_replaces_them_and_several_subscriptions_add_up()
    {
        await using SandboxClient client = Shop.Open();
        await Shop.SubscribeAsync(client);
        await Shop.SubscribeAsync(client, schedule: """, "entitlements":[{"feature_id":"feat_1","number":"10.5"},{"feature_reference":"exports","switch":false}]""");

        (await EntitlementsAsync(client)).Should().Be(
            """[{"feature_reference":"seats","feature_id":"feat_1","number":"15.5"},{"feature_reference":"exports","feature_id":"feat_2","switch":true}]""");
    }

    [Fact]
    public async Task Those_of_a_subscription_that_has_ended_are_gone_and_those_that_a_test_sets_stay()
    {
        await using SandboxClient client = Shop.Open();
        JsonNode? id = (await Shop.SubscribeAsync(client)).Json["pricing_plan_subscription"]!["id"];

        await client.CreateAsync($"{Shop.Subscriptions}/{id}/cancel", """{"type":"NOW"}""");
        (await EntitlementsAsync(client)).Should().Be("[]");

        client.Sandbox.SetEntitlements("shop", """{"entitlements":[{"feature_reference":"seats","number":"1"}]}""");
        (await EntitlementsAsync(client)).Should().Be("""[{"feature_reference":"seats","number":"1"}]""");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_enabled_prices_grant(bool isOfSchedule)
    {
        const string Enabled = """, "enabled_pricings":[{"pricing_id":"pric_b"}]""";
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("pricing-plan-versions", """
            {"pricing_plan_id":"pric_1","status":"ACTIVE","pricing_categories":[{"pricings":[
              {"id":"pric_a","entitlements":[{"feature_id":"feat_1","number":"1"}]},
              {"id":"pric_c","entitlements":[{"feature_id":"feat_1","number":"3"}]}],"pricing_groups":[{"pricings":[
              {"id":"pric_b","entitlements":[{"feature_id":"feat_1","number":"2"},{"feature_id":"feat_2","enum":"gold"}]}]}]}]}
            """);

        await (isOfSchedule ? Shop.SubscribeAsync(client, schedule: Enabled) : Shop.SubscribeAsync(client, more: Enabled));

        (await EntitlementsAsync(client)).Should().Be(
            """[{"feature_reference":"seats","feature_id":"feat_1","number":"2"},{"feature_reference":"exports","feature_id":"feat_2","enums":["gold"]}]""");
    }

    private static async Task<string> EntitlementsAsync(SandboxClient client) =>
        (await client.GetAsync("/v1/customers/shop/entitlements")).Json["entitlements"]!.ToJsonString();
}
