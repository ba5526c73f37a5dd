using System.Net;
using System.Text;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>API keys, portal URLs and payment methods: what they have after a success.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task An_API_key_is_shown_once_and_lets_in_while_it_is_active()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer created = await client.CreateAsync("/v1/api-keys", """{"description":"for a test"}""");

        string key = created["api_key"]!;
        key.Should().NotBeNullOrEmpty();
        created["active"].Should().Be("true");
        (await client.GetAsync($"/v1/api-keys/{created["id"]}"))["api_key"].Should().BeNull();
        (await client.GetAsync("/v1/api-keys")).Text.Should().NotContain(key);
        (await client.GetAsync($"/v1/api-keys/{created["id"]}/decrypt"))["api_key"].Should().Be(key);

        (await StatusAsync(key)).Should().Be(HttpStatusCode.OK);
        (await client.SendAsync(HttpMethod.Patch, $"/v1/api-keys/{created["id"]}", """{"status":"INACTIVE"}"""))["active"].Should().Be("false");
        (await StatusAsync(key)).Should().Be(HttpStatusCode.Unauthorized);
        (await client.SendAsync(HttpMethod.Patch, $"/v1/api-keys/{created["id"]}", """{"active":true}"""))["status"].Should().Be("ACTIVE");
        (await StatusAsync(key)).Should().Be(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusAsync(string apiKey)
        {
            using HttpClient http = new(client.Sandbox.CreateHandler()) { BaseAddress = client.Sandbox.InMemoryAddress };
            http.DefaultRequestHeaders.Add("X-API-KEY", apiKey);
            using HttpResponseMessage response = await http.GetAsync("/v1/customers");
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_portal_URL_has_a_token_an_address_and_an_end()
    {
        ManualClock clock = new();
        await using SandboxClient client = Shop.Open(new SolvimonSandboxOptions { TimeProvider = clock });

        Answer url = await client.CreateAsync("/v1/portal-urls", """{"type":"CUSTOMER","customer_id":"cust_1","expiry_period":{"type":"DAY","value":2}}""");

        Encoding.UTF8.GetString(Convert.FromBase64String(url["token"]!)).Should().EndWith("." + url["id"]);
        url["url"].Should().StartWith("https://").And.Contain(Uri.EscapeDataString(url["token"]!));
        url["expires_at"].Should().Be("2026-04-02T08:39:02Z");
        url["status"].Should().Be("PUBLISHED");
        clock.Advance(TimeSpan.FromDays(2));
        (await client.GetAsync("/v1/portal-urls/" + url["id"]))["status"].Should().Be("EXPIRED");
        (await client.PostAsync($"/v1/portal-urls/{url["id"]}/revoke", "{}")).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_OPERATION");
    }

    [Fact]
    public async Task A_customer_has_one_default_payment_method()
    {
        await using SandboxClient client = Shop.Open();
        Answer first = await client.CreateAsync("/v1/payment-methods", """{"customer_id":"cust_1","reference":"one","is_default":true}""");
        Answer second = await client.CreateAsync("/v1/payment-methods", """{"customer_id":"cust_1","reference":"two"}""");
        (first["is_default"], second["is_default"]).Should().Be(("true", "false"));

        await client.SendAsync(HttpMethod.Patch, "/v1/payment-methods/two", """{"is_default":true}""");

        (await client.GetAsync("/v1/payment-methods/one"))["is_default"].Should().Be("false");
        (await client.GetAsync("/v1/payment-methods/two"))["is_default"].Should().Be("true");
    }

    [Fact]
    public async Task A_balance_that_nobody_has_set_is_not_made_up()
    {
        await using SandboxClient client = Shop.Open();
        (await client.PostAsync("/v1/customers/shop/wallets/balance", "{}")).Json["wallet_balances"]!.AsArray().Should().BeEmpty();

        client.Sandbox.Seed("wallets", """{"customer_id":"cust_1"}""");
        (await client.PostAsync("/v1/customers/shop/wallets/balance", "{}")).ShouldBeError(HttpStatusCode.NotImplemented, "SANDBOX_NOT_MODELED");

        client.Sandbox.SetWalletBalances("shop", """[{"wallet_id":"w"}]""");
        (await client.PostAsync("/v1/customers/shop/wallets/balance", "{}")).Json["wallet_balances"]!.AsArray().Should().ContainSingle();
    }
}
