using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class RequestLogTests
{
    [Theory]
    [InlineData(Door.Memory)]
    [InlineData(Door.Https)]
    public async Task A_request_is_recorded_without_its_key(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        string body = SandboxClient.Customer("shop-1");

        Answer answer = await client.PostAsync("/v1/customers?note=a%2Fb", body, key: "k");

        RecordedRequest request = client.Sandbox.Requests.Should().ContainSingle().Subject;
        request.Method.Should().Be("POST");
        request.PathAndQuery.Should().Be("/v1/customers?note=a%2Fb");
        request.Path.Should().Be("/v1/customers");
        request.BodyText.Should().Be(body);
        request.IdempotencyKey.Should().Be("k");
        request.RequestId.Should().Be(answer.RequestId);
        request.StatusCode.Should().Be(HttpStatusCode.Created);
        request.Headers["content-type"].Should().StartWith("application/json");
        request.Headers["x-api-key"].Should().Be("***");
        request.Headers.Values.Should().NotContain(value => value.Contains(client.Sandbox.ApiKey, StringComparison.Ordinal));
        request.ToString().Should().Be("POST /v1/customers → 201");
    }

    [Fact]
    public async Task Only_so_many_are_kept()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { MaxRecordedRequests = 2 });

        for (int i = 0; i < 5; i++)
        {
            await client.GetAsync($"/v1/customers/{i}");
        }

        client.Sandbox.Requests.Select(request => request.Path).Should().Equal("/v1/customers/3", "/v1/customers/4");
    }

    [Fact]
    public async Task A_reset_sandbox_is_as_new()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Answer first = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");
        client.Sandbox.SetEntitlements("shop-1", """{"entitlements":[]}""");
        client.Sandbox.Faults.FailNext(HttpStatusCode.InternalServerError);

        client.Sandbox.Reset();

        client.Sandbox.Requests.Should().BeEmpty();
        client.Sandbox.GetAll("customers").Should().BeEmpty();
        Answer again = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");
        again.WasReplayed.Should().BeFalse();
        again["id"].Should().NotBe(first["id"]);
    }
}
