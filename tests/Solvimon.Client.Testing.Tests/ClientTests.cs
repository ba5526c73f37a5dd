using Solvimon.Client.Models;

namespace Solvimon.Client.Testing.Tests;

/// <summary>The SDK's own client at every door.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task Clients_of_every_door_share_the_state()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer https = await sandbox.StartAsync();
        SolvimonSandboxServer http = await sandbox.StartInsecureAsync();
        using SolvimonClient inMemory = sandbox.CreateClient();
        using SolvimonClient overHttps = https.CreateClient();
        using SolvimonClient overHttp = http.CreateClient(options => options.MaxRetries = 0);

        await inMemory.Customers.CreateAsync(new CustomerCreateRequest { Reference = "shop-1", Type = CustomerType.Organization });
        Customer active = await overHttps.Customers["shop-1"].ActivateAsync();
        Customer found = await overHttp.Customers.GetAsync("shop-1");

        active.Status.Should().Be(CustomerStatus.Active);
        found.Id.Should().Be(active.Id);
        sandbox.Requests.Should().HaveCount(3);
    }
}
