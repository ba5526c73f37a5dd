using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Inbox;

/// <summary>Events that can never succeed, and what becomes of those behind them.</summary>
public sealed class SetAsideTests
{
    private readonly Shelf _shelf = new();
    private readonly List<string> _handled = [];
    private volatile bool _isRepaired;

    [Fact]
    public async Task Without_a_limit_later_events_wait_for_one_that_fails()
    {
        await using WebhookHost host = await StartAsync(maxAttempts: null);

        await host.SendAsync(Payloads.Customer("bad"));
        await host.SendAsync(Payloads.Customer("good"));
        await Eventually.HoldsAsync(() => host.Log.Lines.Any(line => line.Contains("attempt 2; it is tried again in 2 s")));

        _handled.Should().BeEmpty();
        _shelf.Waiting.Should().Be(2);
    }

    [Fact]
    public async Task With_a_limit_one_that_fails_is_set_aside_and_the_rest_goes_on()
    {
        await using WebhookHost host = await StartAsync(maxAttempts: 2);

        await host.SendAsync(Payloads.Customer("bad"));
        await host.SendAsync(Payloads.Customer("good"));
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);

        _handled.Should().Equal("good");
        WebhookSetAsideMessage message = (await SetAsideAsync(host)).Should().ContainSingle().Subject;
        message.Attempts.Should().Be(2);
        message.Error.Should().Be("System.InvalidOperationException: bad is bad");
        message.Message.Type.Should().Be("CUSTOMER.CREATED");
        host.Log.Lines.Should().ContainSingle(line => line.Contains("was set aside after 2 attempts") && line.Contains(message.Message.Digest));
    }

    [Fact]
    public async Task What_was_set_aside_is_handled_when_it_is_tried_again()
    {
        await using WebhookHost host = await StartAsync(maxAttempts: 1);
        await host.SendAsync(Payloads.Customer("bad"));
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);
        string digest = (await SetAsideAsync(host)).Single().Message.Digest;

        _isRepaired = true;
        (await InboxOf(host).RetryAsync("default", digest)).Should().BeTrue();
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);

        _handled.Should().Equal("bad");
        (await SetAsideAsync(host)).Should().BeEmpty();
        (await InboxOf(host).RetryAsync("default", digest)).Should().BeFalse();
    }

    [Fact]
    public async Task An_event_that_ends_the_process_each_time_is_set_aside_too()
    {
        ShelfInbox taken = new(_shelf);
        await using (WebhookHost first = await StartAsync(maxAttempts: null, reference => reference == "fatal" ? Task.Delay(Timeout.Infinite) : Task.CompletedTask))
        {
            await first.SendAsync(Payloads.Customer("fatal"));
            await Eventually.HoldsAsync(() => _shelf.With(rows => rows[0].Attempts) == 1);
            _shelf.With(rows => rows[0].Attempts = 2);
        }

        _shelf.DropLocks();
        await using WebhookHost second = await StartAsync(maxAttempts: 2);
        await second.SendAsync(Payloads.Customer("good"));
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);

        _handled.Should().Equal("good");
        (await SetAsideAsync(second)).Single().Error.Should().Contain("did the process end?");
    }

    [Fact]
    public async Task An_error_is_kept_up_to_a_thousand_characters()
    {
        await using WebhookHost host = await StartAsync(maxAttempts: 1, _ => throw new InvalidOperationException(new string('x', 5000)));

        await host.SendAsync(Payloads.Customer("bad"));
        await Eventually.HoldsAsync(() => _shelf.Waiting == 0);

        (await SetAsideAsync(host)).Single().Error.Should().HaveLength(1000);
    }

    private static IWebhookInbox InboxOf(WebhookHost host) => host.Services.GetRequiredService<IWebhookInbox>();

    private static async Task<List<WebhookSetAsideMessage>> SetAsideAsync(WebhookHost host)
    {
        List<WebhookSetAsideMessage> messages = [];
        await foreach (WebhookSetAsideMessage message in InboxOf(host).ListSetAside("default"))
        {
            messages.Add(message);
        }

        return messages;
    }

    private Task<WebhookHost> StartAsync(int? maxAttempts, Func<string, Task>? handle = null) => WebhookHost.StartAsync(
        webhooks => webhooks.UseInbox<ShelfInbox>().On<Customer>("CUSTOMER.*", (e, _) => (handle ?? Handle)(e.Data.Reference!)),
        options => options.InboxMaxAttempts = maxAttempts,
        services => services.AddSingleton(_shelf));

    private Task Handle(string reference)
    {
        if (reference == "bad" && !_isRepaired)
        {
            throw new InvalidOperationException("bad is bad");
        }

        _handled.Add(reference);
        return Task.CompletedTask;
    }
}
