using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class CustomerTests
{
    [Fact]
    public async Task What_was_sent_is_kept_also_what_the_documents_do_not_know()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer created = await client.CreateCustomerAsync(
            "shop-1", """,  "loyalty": {"points": 12.50, "tiers": ["gold", null]}, "organization": {"legal_name": "Café Ångström & Söhne", "nickname": "café"}""");

        created.Json["loyalty"]!.ToJsonString().Should().Be("""{"points":12.50,"tiers":["gold",null]}""");
        created.Text.Should().Contain("Café Ångström & Söhne").And.Contain("\"nickname\":\"café\"");
    }

    [Fact]
    public async Task The_servers_members_are_its_own()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer created = await client.CreateCustomerAsync("shop-1", """, "id": "cust_mine", "object_type": "SHOP", "created_at": "2001-01-01T00:00:00Z" """);

        created["id"].Should().NotBe("cust_mine");
        created["object_type"].Should().Be("CUSTOMER");
        created["created_at"].Should().NotStartWith("2001");
    }

    [Fact]
    public async Task A_reference_may_hold_anything_but_whitespace_when_it_is_escaped()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(Door.Https);
        const string Reference = "a/b+cé%2F?&";
        await client.CreateCustomerAsync(Reference);

        Answer found = await client.GetAsync("/v1/customers/" + Uri.EscapeDataString(Reference));

        found["reference"].Should().Be(Reference);
        (await client.GetAsync("/v1/customers?reference=" + Uri.EscapeDataString(Reference))).References().Should().Equal(Reference);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    public async Task A_reference_that_the_API_would_not_take_is_refused(string reference)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("good");
        string body = new System.Text.Json.Nodes.JsonObject { ["type"] = "ORGANIZATION", ["reference"] = reference }.ToJsonString();

        (await client.PostAsync("/v1/customers", body)).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "reference");
        (await client.SendAsync(HttpMethod.Patch, "/v1/customers/good", body)).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "reference");
        (await client.PostAsync("/v1/customers", SandboxClient.Customer(new string('x', 257)))).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "reference");
    }

    [Fact]
    public async Task A_seeded_reference_may_be_as_it_likes()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        string id = client.Sandbox.Seed("customers", """{"reference":"my ref","status":"DRAFT"}""");

        (await client.PostAsync($"/v1/customers/{id}/activate", "{}"))["status"].Should().Be("ACTIVE");
    }

    [Fact]
    public async Task A_null_in_a_list_is_refused()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.PostAsync("/v1/customers", """{"type":"ORGANIZATION","reference":"a","organization":{"tax_ids":[null]}}"""))
            .ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "organization.tax_ids.0");
    }

    [Fact]
    public async Task An_update_keeps_what_is_absent_removes_what_is_null_and_replaces_objects_whole()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Answer created = await client.PostAsync("/v1/customers", TestData.Read("customer-create-request.json"));

        Answer updated = await client.SendAsync(
            HttpMethod.Patch, "/v1/customers/corner-shop-7", """{"timezone":null,"locale":"nl-NL","organization":{"legal_name":"Corner Shop N.V."}}""");

        updated.Status.Should().Be(HttpStatusCode.OK);
        updated["email"].Should().Be(created["email"]);
        updated.Json.AsObject().ContainsKey("timezone").Should().BeFalse();
        updated["locale"].Should().Be("nl-NL");
        updated.Json["organization"]!.ToJsonString().Should().Be("""{"legal_name":"Corner Shop N.V."}""");
        updated["id"].Should().Be(created["id"]);
        (await client.GetAsync("/v1/customers/corner-shop-7")).Text.Should().Be(updated.Text);
    }

    [Fact]
    public async Task An_update_may_change_the_reference_but_not_take_anothers()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("one");
        await client.CreateCustomerAsync("two");

        (await client.SendAsync(HttpMethod.Patch, "/v1/customers/one", """{"reference":"two"}"""))
            .ShouldBeError(HttpStatusCode.BadRequest, "RESOURCE_ALREADY_EXISTS", "reference");
        (await client.SendAsync(HttpMethod.Patch, "/v1/customers/one", """{"reference":"uno"}"""))["reference"].Should().Be("uno");

        (await client.GetAsync("/v1/customers/one")).Status.Should().Be(HttpStatusCode.NotFound);
        (await client.GetAsync("/v1/customers/uno")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deleted_customer_is_answered_once_more_and_gone()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Answer created = await client.CreateCustomerAsync("shop-1");

        Answer deleted = await client.SendAsync(HttpMethod.Delete, "/v1/customers/shop-1");

        deleted.Status.Should().Be(HttpStatusCode.OK);
        deleted.Text.Should().Be(created.Text);
        (await client.GetAsync("/v1/customers/" + created["id"])).Status.Should().Be(HttpStatusCode.NotFound);
        (await client.SendAsync(HttpMethod.Delete, "/v1/customers/shop-1")).Status.Should().Be(HttpStatusCode.NotFound);
        await client.CreateCustomerAsync("shop-1");
    }

    [Fact]
    public async Task The_whole_life_of_a_customer()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Answer created = await client.CreateCustomerAsync("shop-1");
        created["status"].Should().Be("DRAFT");

        foreach ((string verb, string status) in new[] { ("activate", "ACTIVE"), ("deprecate", "DEPRECATED"), ("archive", "ARCHIVED") })
        {
            Answer moved = await client.PostAsync($"/v1/customers/shop-1/{verb}", "{}");
            moved.Status.Should().Be(HttpStatusCode.OK);
            moved["status"].Should().Be(status);

            Answer again = await client.PostAsync($"/v1/customers/shop-1/{verb}", "{}");
            again.ShouldBeError(HttpStatusCode.BadRequest, "INVALID_OPERATION");
            again["resource_id"].Should().Be(created["id"]);
            again["resource_type"].Should().Be("CUSTOMER");
        }
    }

    [Fact]
    public async Task A_draft_cannot_skip_its_life()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("shop-1");

        (await client.PostAsync("/v1/customers/shop-1/deprecate", "{}")).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_OPERATION");
    }

    [Fact]
    public async Task A_status_in_a_body_keeps_to_the_lifecycle()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("active", """, "status": "ACTIVE" """);
        await client.CreateCustomerAsync("draft");

        (await client.SendAsync(HttpMethod.Patch, "/v1/customers/draft", """{"status":"ACTIVE"}"""))["status"].Should().Be("ACTIVE");
        (await client.SendAsync(HttpMethod.Patch, "/v1/customers/active", """{"status":"ACTIVE"}""")).Status.Should().Be(HttpStatusCode.OK);
        (await client.SendAsync(HttpMethod.Patch, "/v1/customers/active", """{"status":"DRAFT"}"""))
            .ShouldBeError(HttpStatusCode.BadRequest, "INVALID_OPERATION");
    }

    [Fact]
    public async Task A_forgotten_customer_keeps_its_reference_and_loses_its_person()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.PostAsync("/v1/customers", TestData.Read("customer-create-request.json"));

        Answer forgotten = await client.PostAsync("/v1/customers/corner-shop-7/forget", "{}");

        forgotten.Status.Should().Be(HttpStatusCode.OK);
        forgotten["status"].Should().Be("DRAFT");
        forgotten["reference"].Should().Be("corner-shop-7");
        forgotten.Text.Should().NotContain("billing@").And.NotContain("Corner Shop B.V.");
    }

    [Fact]
    public async Task Entitlements_are_empty_until_they_are_set()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("shop-1");
        (await client.GetAsync("/v1/customers/shop-1/entitlements")).Text.Should().Be("""{"entitlements":[]}""");

        client.Sandbox.SetEntitlements("shop-1", """{"entitlements":[{"feature_reference":"seats","number":"600"}]}""");

        (await client.GetAsync("/v1/customers/shop-1/entitlements")).Text
            .Should().Be("""{"entitlements":[{"feature_reference":"seats","number":"600"}]}""");
        (await client.GetAsync("/v1/customers/nobody/entitlements")).Status.Should().Be(HttpStatusCode.NotFound);
        Action act = () => client.Sandbox.SetEntitlements("nobody", "{}");
        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Wallet_balances_are_empty_until_they_are_set()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });
        await client.CreateCustomerAsync("shop-1");
        (await client.PostAsync("/v1/customers/shop-1/wallets/balance", "{}")).Text
            .Should().Be("""{"wallet_balances":[],"balance_at":"2026-03-31T08:39:02Z"}""");

        client.Sandbox.SetWalletBalances("shop-1", """[{"wallet_id":"wall_1"}]""");

        (await client.PostAsync("/v1/customers/shop-1/wallets/balance", """{"balance_at":"2026-01-01T00:00:00Z"}""")).Text
            .Should().Be("""{"wallet_balances":[{"wallet_id":"wall_1"}],"balance_at":"2026-01-01T00:00:00Z"}""");
        (await client.PostAsync("/v1/customers/shop-1/wallets/balance", """{"balance_at":"yesterday"}"""))
            .ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "balance_at");
    }

    [Fact]
    public async Task Tax_ids_are_validated_and_nobody_is_created()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer answer = await client.PostAsync(
            "/v1/customers/validate-tax-id",
            """{"type":"ORGANIZATION","organization":{"tax_ids":[{"id":"DE123456789"},{"id":"?"}]}}""");

        answer.Status.Should().Be(HttpStatusCode.OK);
        JsonArray results = answer.Json["data"]!.AsArray();
        results.Select(result => result!["id"]!.ToString()).Should().Equal("DE123456789", "?");
        results.Select(result => result!["valid"]!.ToString()).Should().Equal("VALID", "NOT_VALID");
        client.Sandbox.GetAll("customers").Should().BeEmpty();
    }

    [Fact]
    public async Task A_seeded_customer_is_as_the_test_wrote_it()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        string id = client.Sandbox.Seed("customers", """{"id":"cust_old","reference":"old","status":"CLOSED","created_at":"2020-01-01T00:00:00Z"}""");

        id.Should().Be("cust_old");
        (await client.GetAsync("/v1/customers/old")).Text
            .Should().Be("""{"object_type":"CUSTOMER","id":"cust_old","created_at":"2020-01-01T00:00:00Z","reference":"old","status":"CLOSED"}""");
        client.Sandbox.Invoking(sandbox => sandbox.Seed("customers", """{"reference":"old"}""")).Should().Throw<ArgumentException>();
        client.Sandbox.Invoking(sandbox => sandbox.Seed("customers", "[]")).Should().Throw<ArgumentException>();
        client.Sandbox.Invoking(sandbox => sandbox.Seed("shops", "{}")).Should().Throw<ArgumentException>();
    }
}
