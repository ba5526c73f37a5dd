using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>Half of a surrogate pair is refused before anything is sent: two texts that were cut inside a character would arrive as one.</summary>
public sealed class UnicodeTests
{
    private const string Cut = "acme-\ud83d";

    public static TheoryData<string, Func<ISolvimonClient, Task>> Calls => new()
    {
        { "path", solvimon => solvimon.Customers.GetAsync(Cut) },
        { "handle", solvimon => solvimon.Customers[Cut].ActivateAsync() },
        { "filter", solvimon => solvimon.Customers.List().WithReference(Cut).ToListAsync() },
        { "order", solvimon => solvimon.Customers.List().OrderBy(Cut).ToListAsync() },
        { "status filter", solvimon => solvimon.MeterValues.List().WithStatuses(new MeterValueStatus(Cut)).ToListAsync() },
        { "search", solvimon => solvimon.Customers.Search().WithSearchField("email", Cut).ToListAsync() },
        { "search filter", solvimon => solvimon.Customers.Search().WithFilterField("email", ["a", Cut]).ToListAsync() },
        { "body", solvimon => solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = Cut, Type = CustomerType.Organization }) },
        { "other half", solvimon => solvimon.Customers.UpdateAsync("acme", new CustomerUpdateRequest { Email = "\ude00x" }) },
        { "list in a body", solvimon => solvimon.Customers.UpdateAsync("acme", new CustomerUpdateRequest { ParentCustomerIds = ["a", Cut] }) },
        { "nested", solvimon => solvimon.Customers.UpdateAsync("acme", new CustomerUpdateRequest { Organization = new Organization { LegalName = Cut } }) },
        { "open value", solvimon => solvimon.Customers.UpdateAsync("acme", new CustomerUpdateRequest { Status = Cut }) },
        { "open values", solvimon => solvimon.Customers.UpdateAsync("acme", new CustomerUpdateRequest { Roles = [Cut] }) },
        { "event", solvimon => solvimon.Events.IngestAsync(new UsageEventCreateRequest { Reference = Cut + "-1234567890" }) },
        { "map key", solvimon => solvimon.Payments.VerifyDetailsAsync(new PaymentVerifyDetailsRequest { Adyen = new AdyenVerifyDetails { Details = new Dictionary<string, string> { [Cut] = "x" } } }) },
        { "map value", solvimon => solvimon.Payments.VerifyDetailsAsync(new PaymentVerifyDetailsRequest { Adyen = new AdyenVerifyDetails { Details = new Dictionary<string, string> { ["x"] = Cut } } }) },
        { "upsert's query", solvimon => solvimon.Customers.UpsertAsync(new CustomerUpsertRequest { Type = CustomerType.Individual }, customFieldReference: Cut) },
        { "upsert's map", solvimon => solvimon.Customers.UpsertAsync(new CustomerUpsertRequest { Type = CustomerType.Individual }, fieldActions: new Dictionary<string, string> { ["x"] = Cut }) },
        { "additional name", solvimon => solvimon.Customers.UpdateAsync("acme", Additional(Cut, "1")) },
        { "additional value", solvimon => solvimon.Customers.UpdateAsync("acme", Additional("x", "\"\\ud83d\"")) },
        { "additional default", solvimon => solvimon.Customers.UpdateAsync("acme", new CustomerUpdateRequest { AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = default } }) },
        { "extra query", solvimon => solvimon.Customers.GetAsync("acme", new RequestOptions { Query = new Dictionary<string, string> { ["x"] = Cut } }) },
        { "raw path", solvimon => solvimon.SendAsync(HttpMethod.Get, "/v1/customers/" + Cut) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Half_a_surrogate_pair_is_refused_and_nothing_is_sent(string place, Func<ISolvimonClient, Task> call)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        ArgumentException refusal = (await FluentActions.Awaiting(() => call(solvimon)).Should().ThrowAsync<ArgumentException>(place)).Which;

        refusal.Message.Should().NotContain("acme-");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Whole_pairs_are_sent_as_they_are()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) => context.WriteJsonAsync(200, "{}"));
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.UpdateAsync("a😀", new CustomerUpdateRequest { Email = "😀😀", ParentCustomerIds = ["x😀y"] });

        server.Requests.Single().Text.ShouldBeJson("""{"email":"😀😀","parent_customer_ids":["x😀y"]}""");
    }

    private static CustomerUpdateRequest Additional(string name, string json) =>
        new() { AdditionalProperties = new Dictionary<string, JsonElement> { [name] = JsonDocument.Parse(json).RootElement } };
}
