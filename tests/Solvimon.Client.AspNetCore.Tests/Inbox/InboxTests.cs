using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;

namespace Solvimon.Client.AspNetCore.Tests.Inbox;

public sealed class InboxTests
{
    private readonly Shelf _shelf = new();
    private readonly List<string> _handled = [];

    [Fact]
    public async Task An_event_is_acknowledged_before_it_is_handled_and_handled_once()
    {
        TaskCompletionSource release = new();
        await using WebhookHost host = await StartAsync(async reference =>
        {
            await release.Task;
            Note(reference);
        });
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Should().BeEquivalentTo(new { Status = HttpStatusCode.OK, Text = "Stored" });
        (await host.SendAsync(body)).Text.Should().Be("Duplicate");
        Handled().Should().BeEmpty();
        release.SetResult();
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
        (await host.SendAsync(body)).Text.Should().Be("Duplicate");

        Handled().Should().Equal("acme");
        _shelf.Count.Should().Be(1);
    }

    [Fact]
    public async Task Events_are_handled_in_the_order_in_which_they_came_whatever_fails()
    {
        await using WebhookHost host = await StartAsync(reference =>
        {
            // Each failure costs a real second of waiting, so there are two.
            if (reference is "2" or "5" && !Handled().Contains(reference + "!"))
            {
                Note(reference + "!");
                throw new InvalidOperationException("not yet");
            }

            Note(reference);
            return Task.CompletedTask;
        });

        for (int i = 1; i <= 8; i++)
        {
            (await host.SendAsync(Payloads.Customer($"{i}"))).Status.Should().Be(HttpStatusCode.OK);
        }

        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
        Handled().Should().Equal("1", "2!", "2", "3", "4", "5!", "5", "6", "7", "8");
        host.Log.Lines.Should().Contain(line => line.Contains("Handling CUSTOMER.CREATED from the inbox failed, attempt 1; it is tried again in 1 s") && line.Contains("not yet"));
    }

    [Fact]
    public async Task An_inbox_that_cannot_take_note_does_not_have_the_handlers_run_again()
    {
        _shelf.FailuresToComplete = 1;
        await using WebhookHost host = await StartAsync(reference =>
        {
            Note(reference);
            return Task.CompletedTask;
        });

        await host.SendAsync(Payloads.Customer("acme"));
        await host.SendAsync(Payloads.Customer("other"));
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);

        Handled().Should().Equal("acme", "other");
        host.Log.Lines.Should().Contain(line => line.Contains("the disk is busy"));
    }

    [Fact]
    public async Task A_handler_that_does_not_heed_its_token_is_noticed()
    {
        TaskCompletionSource release = new();
        await using WebhookHost host = await StartAsync(_ => release.Task, options => options.InboxHandlerTimeout = TimeSpan.FromMilliseconds(50));

        await host.SendAsync(Payloads.Customer("acme"));

        await Eventually.HoldsAsync(() => host.Log.Lines.Any(line => line.Contains("takes longer than InboxHandlerTimeout")));
        release.SetResult();
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
    }

    [Fact]
    public async Task What_a_crash_interrupted_is_handled_after_the_restart()
    {
        TaskCompletionSource stuck = new();
        await using (WebhookHost first = await StartAsync(async reference =>
        {
            Note("started " + reference);
            await stuck.Task;
        }))
        {
            await first.SendAsync(Payloads.Customer("one"));
            await first.SendAsync(Payloads.Customer("two"));
            await Eventually.HoldsAsync(() => Handled().Count == 1);
        }

        _shelf.DropLocks();
        await using WebhookHost second = await StartAsync(reference =>
        {
            Note(reference);
            return Task.CompletedTask;
        });
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);

        Handled().Should().Equal("started one", "one", "two");
        stuck.SetResult();
    }

    [Fact]
    public async Task An_event_that_cannot_be_stored_is_not_acknowledged()
    {
        await using WebhookHost host = await StartAsync(_ => Task.CompletedTask);
        byte[] body = Payloads.Customer("acme");

        _shelf.IsBroken = true;
        (await host.SendAsync(body)).Status.Should().Be(HttpStatusCode.InternalServerError);
        _shelf.IsBroken = false;
        (await host.SendAsync(body)).Text.Should().Be("Stored");
    }

    [Fact]
    public async Task An_inbox_that_hangs_is_answered_in_time()
    {
        await using WebhookHost host = await StartAsync(_ => Task.CompletedTask, options => options.HandlerTimeout = TimeSpan.FromMilliseconds(100));

        _shelf.Hangs = true;
        (await host.SendAsync(Payloads.Customer("acme"))).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Forgeries_and_unreadable_bodies_are_not_stored()
    {
        await using WebhookHost host = await StartAsync(_ => Task.CompletedTask);

        (await host.SendAsync(Payloads.Customer("acme"), secret: TestKeys.NewSecret())).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await host.SendAsync("nonsense"u8.ToArray())).Status.Should().Be(HttpStatusCode.BadRequest);

        _shelf.Count.Should().Be(0);
    }

    [Fact]
    public async Task Events_without_a_handler_leave_the_inbox()
    {
        await using WebhookHost host = await StartAsync(_ => Task.CompletedTask);

        (await host.SendAsync(Payloads.Unknown("SPACESHIP.LAUNCHED"))).Text.Should().Be("Stored");

        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
    }

    [Fact]
    public async Task A_handler_may_take_longer_than_the_answer_but_not_for_ever()
    {
        int runs = 0;
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.UseInbox<ShelfInbox>().On("*", async (_, cancellationToken) =>
            {
                if (Interlocked.Increment(ref runs) == 1)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }
            }),
            options => (options.HandlerTimeout, options.InboxHandlerTimeout) = (TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(50)),
            services => services.AddSingleton(_shelf));

        await host.SendAsync(Payloads.Customer("acme"));

        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
        runs.Should().Be(2);
    }

    private Task<WebhookHost> StartAsync(Func<string, Task> handle, Action<SolvimonWebhookOptions>? configure = null) => WebhookHost.StartAsync(
        webhooks => webhooks.UseInbox<ShelfInbox>().On<Models.Customer>("CUSTOMER.*", (e, _) => handle(e.Data.Reference!)),
        configure,
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
