using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class UpsertTests
{
    [Fact]
    public async Task An_unknown_reference_creates_and_a_known_one_updates_both_with_201()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer created = await PutAsync(client, """{"type":"ORGANIZATION","reference":"shop-1","email":"a@shop.example"}""");
        Answer updated = await PutAsync(client, """{"type":"ORGANIZATION","reference":"shop-1","locale":"nl-NL"}""");

        updated["id"].Should().Be(created["id"]);
        updated["email"].Should().Be("a@shop.example");
        updated["locale"].Should().Be("nl-NL");
        client.Sandbox.GetAll("customers").Should().ContainSingle();
    }

    [Theory]
    [InlineData("", """{"type":"ORGANIZATION","id":"cust_1","email":"new@shop.example"}""")]
    [InlineData("?identifier_field=id", """{"type":"ORGANIZATION","id":"cust_1","email":"new@shop.example"}""")]
    [InlineData("?identifier_field=timezone", """{"type":"ORGANIZATION","timezone":"UTC","email":"new@shop.example"}""")]
    [InlineData("?custom_field_reference=A:B", """{"type":"ORGANIZATION","custom_fields":[{"reference":"A:B","value":"42"}],"email":"new@shop.example"}""")]
    public async Task Other_fields_identify_as_well(string query, string body)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        client.Sandbox.Seed("customers", """{"id":"cust_1","timezone":"UTC","custom_fields":[{"reference":"A:B","value":"42"}]}""");

        (await PutAsync(client, body, query))["id"].Should().Be("cust_1");

        client.Sandbox.GetAll("customers").Should().ContainSingle().Which.Should().Contain("new@shop.example");
    }

    [Fact]
    public async Task An_unknown_id_is_404_and_an_unknown_identifier_400()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.SendAsync(HttpMethod.Put, "/v1/customers", """{"type":"ORGANIZATION","id":"cust_1"}"""))
            .ShouldBeError(HttpStatusCode.NotFound, "RESOURCE_NOT_FOUND");
        (await client.SendAsync(HttpMethod.Put, "/v1/customers?identifier_field=shoe_size", """{"type":"ORGANIZATION"}"""))
            .ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "identifier_field");
    }

    [Fact]
    public async Task A_body_that_identifies_nothing_creates()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        await PutAsync(client, """{"type":"ORGANIZATION"}""");
        await PutAsync(client, """{"type":"ORGANIZATION"}""");

        client.Sandbox.GetAll("customers").Should().HaveCount(2);
    }

    [Fact]
    public async Task An_ignored_field_stays()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("shop-1");

        Answer updated = await PutAsync(client, SandboxClient.Customer("shop-1").Replace("billing@", "other@", StringComparison.Ordinal), "?field_actions[email]=IGNORE");

        updated["email"].Should().Be("billing@shop.example");
        (await client.SendAsync(HttpMethod.Put, "/v1/customers?field_actions[email]=WHATEVER", SandboxClient.Customer("shop-1")))
            .ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "field_actions[email]");
    }

    private static async Task<Answer> PutAsync(SandboxClient client, string body, string query = "")
    {
        Answer answer = await client.SendAsync(HttpMethod.Put, "/v1/customers" + query, body);
        answer.Status.Should().Be(HttpStatusCode.Created, answer.Text);
        return answer;
    }
}
