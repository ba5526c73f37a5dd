using System.Text;
using System.Text.RegularExpressions;
using Solvimon.Client.Testing;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Tests.Webhooks;

public sealed partial class EventTypeTests
{
    [Fact]
    public void Known_types_are_named_by_resource_and_action()
    {
        WebhookEventTypes.Invoice.Paid.Should().Be("INVOICE.PAID");
        WebhookEventTypes.Invoice.StatusToFinal.Should().Be("INVOICE.STATUS_TO_FINAL");
        WebhookEventTypes.Customer.Deleted.Should().Be("CUSTOMER.DELETE");
        WebhookEventTypes.Customer.Any.Should().Be("CUSTOMER.*");
        WebhookEventTypes.Known.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(100);
    }

    [Fact]
    public void The_events_of_every_known_type_carry_a_model() =>
        WebhookEventTypes.Known.Select(Read).Where(webhookEvent => !webhookEvent.Data!.GetType().IsVisible).Select(webhookEvent => webhookEvent.Type).Should().BeEmpty();

    [Fact]
    public async Task What_the_sandbox_can_send_is_known()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();

        string[] sent = [.. (await solvimon.Webhooks.ListActions().ToListAsync()).SelectMany(resource => resource.Actions!.Select(action => $"{resource.ObjectType}.{action}"))];

        sent.Should().HaveCountGreaterThan(50).And.BeSubsetOf(WebhookEventTypes.Known);
    }

    [Fact]
    public void The_guide_names_known_types()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "webhooks.md"));

        string[] named = [.. TypeInText().Matches(guide).Select(match => match.Value).Distinct()];

        named.Should().HaveCountGreaterThan(12).And.BeSubsetOf(WebhookEventTypes.Known);
    }

    [GeneratedRegex("(?<=`)[A-Z_]+\\.[A-Z_]+(?=`)")]
    private static partial Regex TypeInText();

    private static WebhookEvent Read(string type) => WebhookEvent.Parse(Encoding.UTF8.GetBytes($$"""{ "type": "{{type}}", "data": { } }"""));
}
