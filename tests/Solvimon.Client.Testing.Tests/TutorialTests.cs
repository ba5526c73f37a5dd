using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>"Send your first API request", byte for byte but for white space.</summary>
public sealed class TutorialTests
{
    private const string EmptyList = "customer-list-empty-response.json";
    private const string CreateRequest = "customer-create-request.json";
    private const string CreateResponse = "customer-create-response.json";

    [Fact]
    public async Task A_fresh_account_answers_an_empty_list() => await AssertEmptyListAsync(TestData.Read(EmptyList));

    [Fact]
    public async Task A_fresh_account_answers_the_tutorials_list() => await AssertEmptyListAsync(Repository.ReadSharedExample("tutorial-" + EmptyList));

    [Fact]
    public async Task A_created_customer_is_answered() =>
        await AssertCreatedAsync(TestData.Read(CreateRequest), TestData.Read(CreateResponse));

    [Fact]
    public async Task The_tutorials_customer_is_answered() =>
        await AssertCreatedAsync(Repository.ReadSharedExample("tutorial-" + CreateRequest), Repository.ReadSharedExample("tutorial-" + CreateResponse));

    [Theory]
    [InlineData(Door.Memory)]
    [InlineData(Door.Https)]
    public async Task All_four_steps(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);

        Answer list = await client.GetAsync("/v1/customers");
        list.Status.Should().Be(HttpStatusCode.OK);
        list.Json["data"]!.AsArray().Should().BeEmpty();
        list["limit"].Should().Be("10");
        list.Json["links"]!["first"]!.ToString().Should().Be(new Uri(client.Http.BaseAddress!, "/v1/customers?page=1").AbsoluteUri);

        Answer created = await client.PostAsync("/v1/customers", TestData.Read(CreateRequest));
        created.Status.Should().Be(HttpStatusCode.Created);
        created["status"].Should().Be("DRAFT");

        Answer found = await client.GetAsync("/v1/customers?reference=corner-shop-7");
        found.Json["data"]!.AsArray().Should().ContainSingle();
        JsonNode.DeepEquals(found.Json["data"]![0], created.Json).Should().BeTrue();

        (await client.GetAsync("/v1/customers/" + created["id"])).Text.Should().Be(created.Text);
        (await client.GetAsync("/v1/customers/corner-shop-7")).Text.Should().Be(created.Text);

        Answer active = await client.PostAsync("/v1/customers/corner-shop-7/activate", "{}");
        active.Status.Should().Be(HttpStatusCode.OK);
        active["status"].Should().Be("ACTIVE");
        (await client.GetAsync("/v1/customers/corner-shop-7")).Text.Should().Be(active.Text);
    }

    private static async Task AssertEmptyListAsync(string expected)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        Answer list = await client.GetAsync("/v1/customers");

        list.Status.Should().Be(HttpStatusCode.OK);
        list.ContentType.Should().Be("application/json");
        list.Text.Should().Be(JsonText.Compact(expected));
    }

    private static async Task AssertCreatedAsync(string request, string expected)
    {
        ManualClock clock = new(new DateTimeOffset(2026, 3, 31, 8, 39, 2, 789, TimeSpan.Zero));
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });

        Answer created = await client.PostAsync("/v1/customers", request);

        created.Status.Should().Be(HttpStatusCode.Created);
        string id = created["id"]!;
        id.Should().MatchRegex("^cust_[A-Za-z0-9]{20}$");
        created.Text.Replace(id, "cust_abc", StringComparison.Ordinal).Should().Be(JsonText.Compact(expected));
    }
}
