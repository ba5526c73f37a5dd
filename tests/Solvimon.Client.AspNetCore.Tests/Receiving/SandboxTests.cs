using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

/// <summary>From a change in the sandbox to the handler of a real receiver, over sockets.</summary>
public sealed class SandboxTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_change_reaches_its_handler_as_a_model()
    {
        List<string> seen = [];
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks
            .On<Customer>("CUSTOMER.*", (e, _) =>
            {
                seen.Add($"{e.Action}: {e.Data.Reference} is {e.Data.Status}");
                return Task.CompletedTask;
            }));
        await using SolvimonSandbox sandbox = new();
        host.Clock.UtcNow = DateTimeOffset.UtcNow;
        sandbox.SendWebhooksTo(host.Address, host.Secret);
        using SolvimonClient solvimon = sandbox.CreateClient();

        await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "acme", Type = CustomerType.Organization });
        await solvimon.Customers["acme"].ActivateAsync();
        await sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        seen.Should().Equal("CREATED: acme is DRAFT", "UPDATED: acme is ACTIVE", "STATUS_TO_ACTIVE: acme is ACTIVE");
    }

    [Fact]
    public async Task A_handler_that_fails_gets_the_event_again_before_any_later_one_and_handles_it_once()
    {
        List<string?> seen = [];
        int failures = 2;
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks
            .On<Customer>("CUSTOMER.CREATED", (e, _) =>
            {
                if (failures-- > 0)
                {
                    throw new InvalidOperationException("not now");
                }

                seen.Add(e.Data.Reference);
                return Task.CompletedTask;
            }));
        await using SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { WebhookRetryDelays = [TimeSpan.FromMilliseconds(1)] });
        host.Clock.UtcNow = DateTimeOffset.UtcNow;
        sandbox.SendWebhooksTo(host.Address, host.Secret);
        using SolvimonClient solvimon = sandbox.CreateClient();

        await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "first", Type = CustomerType.Organization });
        await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "second", Type = CustomerType.Organization });
        await sandbox.WaitForWebhooksAsync().WaitAsync(Patience);
        WebhookDelivery told = (await solvimon.WebhookEvents.List().FirstOrDefaultAsync())!;
        await solvimon.WebhookEvents[told.Id!].ResendAsync();
        await sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        seen.Should().Equal("first", "second");
    }

    [Fact]
    public async Task A_secret_is_rolled_without_losing_an_event()
    {
        int handled = 0;
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) =>
        {
            handled++;
            return Task.CompletedTask;
        }));
        await using SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { WebhookRetryDelays = [] });
        host.Clock.UtcNow = DateTimeOffset.UtcNow;
        string webhook = sandbox.SendWebhooksTo(host.Address, host.Secret);
        using SolvimonClient solvimon = sandbox.CreateClient();

        await solvimon.Webhooks[webhook].RollSecretKeyAsync();
        await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "acme", Type = CustomerType.Organization });
        await sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        handled.Should().Be(1, "the receiver knows the previous secret, which signs for another day");
    }
}
