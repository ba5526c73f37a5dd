using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Resilience;

/// <summary>A caller who gives up learns, where something was written, what may have happened; through Refit, Polly and HttpClient.</summary>
public sealed class CanceledCallTests
{
    private static readonly UsageEventCreateRequest Event = new() { Reference = "event-0000001", CustomerReference = "acme", MeterReference = "calls" };

    [Fact]
    public async Task A_write_that_was_sent_says_that_it_may_have_been_done()
    {
        await using LoopbackServer server = await SilentAsync();
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = TimeProvider.System);
        using CancellationTokenSource caller = new();

        Task creating = solvimon.Customers.CreateAsync(
            new CustomerCreateRequest { Reference = "acme", Type = CustomerType.Organization }, new RequestOptions { IdempotencyKey = "order-1" }, caller.Token);
        await CancelWhenReceivedAsync(server, caller);

        SolvimonCanceledException canceled = await Assert.ThrowsAsync<SolvimonCanceledException>(() => creating);
        canceled.IdempotencyKey.Should().Be("order-1");
        canceled.Attempts.Should().Be(1);
        canceled.OutcomeUnknown.Should().BeTrue();
        canceled.CancellationToken.Should().Be(caller.Token);
        creating.IsCanceled.Should().BeTrue();
    }

    [Fact]
    public async Task Usage_events_say_so_too_and_have_no_key()
    {
        await using LoopbackServer server = await SilentAsync();
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = TimeProvider.System);
        using CancellationTokenSource caller = new();

        Task ingesting = solvimon.Events.IngestAsync(Event, cancellationToken: caller.Token);
        await CancelWhenReceivedAsync(server, caller);

        SolvimonCanceledException canceled = await Assert.ThrowsAsync<SolvimonCanceledException>(() => ingesting);
        canceled.IdempotencyKey.Should().BeNull();
        canceled.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task A_write_that_was_canceled_before_it_was_sent_was_not_done()
    {
        await using LoopbackServer server = await SilentAsync();
        using SolvimonClient solvimon = server.CreateClient();

        SolvimonCanceledException canceled = await Assert.ThrowsAsync<SolvimonCanceledException>(
            () => solvimon.Customers["acme"].ActivateAsync(cancellationToken: new CancellationToken(canceled: true)));

        canceled.OutcomeUnknown.Should().BeFalse();
        canceled.IdempotencyKey.Should().NotBeNull();
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_read_is_canceled_as_everywhere_with_the_callers_own_token()
    {
        await using LoopbackServer server = await SilentAsync();
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = TimeProvider.System);
        using CancellationTokenSource caller = new();

        Task reading = solvimon.Customers.GetAsync("acme", cancellationToken: caller.Token);
        await CancelWhenReceivedAsync(server, caller);

        TaskCanceledException canceled = await Assert.ThrowsAsync<TaskCanceledException>(() => reading);
        canceled.CancellationToken.Should().Be(caller.Token);
    }

    [Fact]
    public async Task Canceled_while_it_waits_to_try_again_it_says_what_the_attempt_before_left_open()
    {
        using CancellationTokenSource caller = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) =>
        {
            context.Response.Headers.RetryAfter = "30";
            return context.WriteJsonAsync(504, "{}");
        });
        using SolvimonClient solvimon = server.CreateClient(options => options.TimeProvider = TimeProvider.System);

        Task creating = solvimon.Customers.CreateAsync(
            new CustomerCreateRequest { Reference = "acme", Type = CustomerType.Organization },
            new RequestOptions { OnResponse = _ => caller.CancelAfter(TimeSpan.FromMilliseconds(100)) },
            caller.Token);

        SolvimonCanceledException canceled = await Assert.ThrowsAsync<SolvimonCanceledException>(() => creating);
        canceled.OutcomeUnknown.Should().BeTrue();
        canceled.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task An_answer_that_has_arrived_is_not_thrown_away()
    {
        using CancellationTokenSource caller = new();
        using MockServer server = MockServer.Answering(201, """{"id":"cust_1"}""");
        using SolvimonClient solvimon = server.CreateClient();

        Customer customer = await solvimon.Customers.CreateAsync(
            new CustomerCreateRequest { Reference = "acme", Type = CustomerType.Organization },
            new RequestOptions { OnResponse = _ => caller.Cancel() },
            caller.Token);

        customer.Id.Should().Be("cust_1");
    }

    private static Task<LoopbackServer> SilentAsync() =>
        LoopbackServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));

    private static async Task CancelWhenReceivedAsync(LoopbackServer server, CancellationTokenSource caller)
    {
        await Eventually.HoldsAsync(() => server.Requests.Count > 0);

        await caller.CancelAsync();
    }
}
