using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solvimon.Client.AspNetCore.Tests.Inbox;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.HealthChecks;

public sealed class WebhookInboxHealthCheckTests
{
    private readonly Shelf _shelf = new();
    private readonly SettableClock _clock = new();

    [Fact]
    public async Task It_says_how_many_events_wait_and_since_when()
    {
        await AddAsync("a");
        _clock.UtcNow += TimeSpan.FromMinutes(5);
        await AddAsync("b");

        HealthReportEntry soon = await CheckAsync();
        _clock.UtcNow += TimeSpan.FromTicks(1);
        HealthReportEntry late = await CheckAsync();

        soon.Status.Should().Be(HealthStatus.Healthy);
        late.Status.Should().Be(HealthStatus.Degraded);
        late.Description.Should().Be("Waiting events: 2, the oldest since 2026-03-01 12:00:00Z.");
        late.Data.Should().Equal(new Dictionary<string, object> { ["waiting"] = 2L, ["oldest_received_at"] = "2026-03-01T12:00:00.0000000+00:00", ["set_aside"] = 0L });
        late.Tags.Should().Equal("ready");
    }

    [Fact]
    public async Task An_empty_inbox_is_healthy_and_what_was_set_aside_wants_somebody()
    {
        (await CheckAsync()).Should().BeEquivalentTo(new { Status = HealthStatus.Healthy, Description = "No event waits." });

        await AddAsync("a");
        IWebhookInboxClaim? claim = await new ShelfInbox(_shelf).TakeNextAsync("default");
        await claim!.SetAsideAsync("broken");

        (await CheckAsync()).Should().BeEquivalentTo(new { Status = HealthStatus.Degraded, Description = "No event waits. Set aside: 1." });
    }

    [Fact]
    public async Task An_inbox_that_cannot_be_asked_is_unhealthy()
    {
        _shelf.IsBroken = true;

        HealthReportEntry entry = await CheckAsync();

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().Be("The inbox cannot be asked.");
        entry.Exception.Should().BeOfType<IOException>();
    }

    [Fact]
    public async Task Without_an_inbox_it_says_what_to_register()
    {
        ServiceCollection services = new();
        services.AddSolvimonWebhooks(options => options.Secrets.Add(TestKeys.NewSecret()));
        services.AddHealthChecks().AddSolvimonWebhookInboxHealthCheck();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Func<Task> check = () => provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        await check.Should().ThrowAsync<InvalidOperationException>().WithMessage("*UseInbox*");
    }

    private Task<bool> AddAsync(string digest) => new ShelfInbox(_shelf).AddAsync(
        new WebhookInboxMessage { Account = "default", Digest = digest, Type = "CUSTOMER.CREATED", Body = Payloads.Customer(digest), ReceivedAt = _clock.UtcNow });

    private async Task<HealthReportEntry> CheckAsync()
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(_clock).AddSingleton(_shelf);
        services.AddSolvimonWebhooks(options => options.Secrets.Add(TestKeys.NewSecret())).UseInbox<ShelfInbox>();
        services.AddHealthChecks().AddSolvimonWebhookInboxHealthCheck(tags: ["ready"]);
        await using ServiceProvider provider = services.BuildServiceProvider();
        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["solvimon-webhook-inbox"];
    }
}
