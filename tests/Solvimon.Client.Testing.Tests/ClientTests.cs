using Solvimon.Client.Models;

namespace Solvimon.Client.Testing.Tests;

/// <summary>The SDK's own client at every door.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task Clients_of_every_door_share_the_state()
    {
        await using var sandbox = new SolvimonSandbox();
        var https = await sandbox.StartAsync();
        var http = await sandbox.StartInsecureAsync();
        using var inMemory = sandbox.CreateClient();
        using var overHttps = https.CreateClient();
        using var overHttp = http.CreateClient(options => options.MaxRetries = 0);

        await inMemory.Customers.CreateAsync(new CustomerCreateRequest { Reference = "shop-1", Type = CustomerType.Organization });
        var active = await overHttps.Customers["shop-1"].ActivateAsync();
        var found = await overHttp.Customers.GetAsync("shop-1");

        active.Status.Should().Be(CustomerStatus.Active);
        found.Id.Should().Be(active.Id);
        sandbox.Requests.Should().HaveCount(3);
    }
}
