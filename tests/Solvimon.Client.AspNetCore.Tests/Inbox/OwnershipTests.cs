using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Models;

namespace Solvimon.Client.AspNetCore.Tests.Inbox;

/// <summary>Several processes over one inbox: one at a time handles the events.</summary>
public sealed class OwnershipTests
{
    private readonly Shelf _shelf = new();
    private readonly SettableClock _storeClock = new();
    private readonly List<string> _handled = [];
    private readonly TaskCompletionSource _release = new();

    public OwnershipTests() => _shelf.Clock = _storeClock;

    [Fact]
    public async Task While_one_process_handles_an_event_another_takes_neither_it_nor_a_later_one()
    {
        await using WebhookHost first = await StartAsync("first", waits: true);
        await first.SendAsync(Payloads.Customer("1"));
        await Eventually.HoldsAsync(() => Handled().Count == 1);
        await using WebhookHost second = await StartAsync("second");
        await second.SendAsync(Payloads.Customer("2"));
        await Task.Delay(300);

        Handled().Should().Equal("first: 1");
        _release.SetResult();
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
        Handled().Should().HaveCount(2).And.StartWith("first: 1").And.Subject.Last().Should().EndWith(": 2");
    }

    [Fact]
    public async Task A_claim_is_renewed_as_long_as_the_handlers_run()
    {
        _shelf.Lease = TimeSpan.FromMilliseconds(90);
        await using WebhookHost host = await StartAsync("first", waits: true);

        await host.SendAsync(Payloads.Customer("1"));
        await Eventually.HoldsAsync(() => _shelf.Renewals >= 4);
        _release.SetResult();
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
        int renewals = _shelf.Renewals;
        await Task.Delay(200);

        _shelf.Renewals.Should().Be(renewals, "the claim has ended");
        Handled().Should().Equal("first: 1");
    }

    [Fact]
    public async Task A_process_whose_claim_was_taken_over_stops_its_handlers_and_changes_nothing()
    {
        _shelf.Lease = TimeSpan.FromMilliseconds(300);
        await using WebhookHost slow = await StartAsync("slow", waits: true);
        await slow.SendAsync(Payloads.Customer("1"));
        await Eventually.HoldsAsync(() => Handled().Count == 1);

        // The store's clock goes on, as when the slow process stood still, and another process takes the event.
        _storeClock.UtcNow += TimeSpan.FromMinutes(1);
        Webhooks.IWebhookInboxClaim? claim = await new ShelfInbox(_shelf).TakeNextAsync("default");
        claim!.Attempt.Should().Be(2);
        await Eventually.HoldsAsync(() => slow.Log.Lines.Any(line => line.Contains("Another process has taken CUSTOMER.CREATED over")));

        Handled().Should().Equal("slow: 1", "slow: stopped");
        (await claim.CompleteAsync()).Should().BeTrue();
        _shelf.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task A_claim_that_can_not_be_renewed_for_as_long_as_it_holds_counts_as_lost()
    {
        _shelf.Lease = TimeSpan.FromMilliseconds(150);
        await using WebhookHost host = await StartAsync("first", waits: true);
        await host.SendAsync(Payloads.Customer("1"));
        await Eventually.HoldsAsync(() => Handled().Count == 1);

        _shelf.IsBroken = true;
        await Eventually.HoldsAsync(() => Handled().Contains("first: stopped"));
        _shelf.IsBroken = false;

        host.Log.Lines.Should().Contain(line => line.Contains("The claim on CUSTOMER.CREATED could not be renewed") && line.Contains("the disk is full"));
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_handles_and_the_attempt_does_not_count()
    {
        await using (WebhookHost first = await StartAsync("first", waits: true))
        {
            await first.SendAsync(Payloads.Customer("1"));
            await Eventually.HoldsAsync(() => Handled().Count == 1);
            await first.StopAsync();
        }

        await using WebhookHost second = await StartAsync("second");
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);

        Handled().Should().Equal("first: 1", "first: stopped", "second: 1");
        _shelf.With(rows => rows[0].Attempts).Should().Be(1);
    }

    [Fact]
    public async Task Events_of_another_account_are_left_alone()
    {
        await using WebhookHost shop = await StartAsync("shop", account: "shop");
        await using WebhookHost idle = await StartAsync("idle", account: "other", waits: true);

        byte[] body = Payloads.Customer("1");
        await idle.SendAsync(body);
        await Eventually.HoldsAsync(() => Handled().Count == 1);
        (await shop.SendAsync(body)).Text.Should().Be("Stored", "the accounts have nothing to do with one another");
        await Eventually.HoldsAsync(() => Handled().Count == 2);

        Handled().Should().Equal("idle: 1", "shop: 1");
        _release.SetResult();
    }

    private Task<WebhookHost> StartAsync(string name, bool waits = false, string account = "default") => WebhookHost.StartAsync(
        webhooks => webhooks.UseInbox<ShelfInbox>().On<Customer>("CUSTOMER.*", async (e, cancellationToken) =>
        {
            Note($"{name}: {e.Data.Reference}");
            if (waits)
            {
                try
                {
                    await _release.Task.WaitAsync(cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    Note($"{name}: stopped");
                    throw;
                }
            }
        }),
        options => options.Account = account,
        services => services.AddSingleton(_shelf));

    private void Note(string text)
    {
        lock (_handled)
        {
            _handled.Add(text);
        }
    }

    private List<string> Handled()
    {
        lock (_handled)
        {
            return [.. _handled];
        }
    }
}
