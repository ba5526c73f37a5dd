using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.AspNetCore.Stores;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

public sealed class RedeliveryTests
{
    private int _runs;

    [Fact]
    public async Task A_redelivery_is_acknowledged_and_not_handled_again()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Run()));
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Text.Should().Be("Handled");
        host.Clock.UtcNow += TimeSpan.FromHours(8);
        (await host.SendAsync(body)).Should().BeEquivalentTo(new { Status = HttpStatusCode.OK, Text = "Duplicate" });
        (await host.SendAsync(Payloads.Customer("acme", "UPDATED"))).Text.Should().Be("Handled");

        _runs.Should().Be(2);
    }

    [Fact]
    public async Task A_failure_makes_the_redelivery_run_again()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks
            .On("*", (_, _) => Run())
            .On("*", (_, _) => _runs <= 2 ? throw new InvalidOperationException("the database is down") : Task.CompletedTask));
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Should().BeEquivalentTo(new { Status = HttpStatusCode.InternalServerError, Text = "Failed" });
        (await host.SendAsync(body)).Status.Should().Be(HttpStatusCode.InternalServerError);
        (await host.SendAsync(body)).Text.Should().Be("Handled");
        (await host.SendAsync(body)).Text.Should().Be("Duplicate");

        _runs.Should().Be(3);
        host.Log.Lines.Should().Contain(line => line.StartsWith("Error: Handling CUSTOMER.CREATED failed", StringComparison.Ordinal) && line.Contains("the database is down"));
    }

    [Fact]
    public async Task Handlers_after_one_that_failed_are_not_run()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks
            .On("*", (_, _) => throw new InvalidOperationException())
            .On("*", (_, _) => Run()));

        await host.SendAsync(Payloads.Customer("acme"));

        _runs.Should().Be(0);
    }

    [Fact]
    public async Task Deliveries_of_one_body_at_the_same_time_are_handled_once()
    {
        TaskCompletionSource release = new();
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", async (_, _) =>
        {
            await Run();
            await release.Task;
        }));
        byte[] body = Payloads.Customer("acme");

        Task<Answer>[] deliveries = [.. Enumerable.Range(0, 20).Select(_ => host.SendAsync(body))];
        await Task.Delay(200);
        release.SetResult();
        Answer[] answers = await Task.WhenAll(deliveries);

        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        _runs.Should().Be(1);
    }

    [Fact]
    public async Task A_handler_that_heeds_its_token_is_stopped_in_time_and_run_again()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.On("*", async (_, cancellationToken) =>
            {
                await Run();
                if (_runs == 1)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }
            }),
            options => options.HandlerTimeout = TimeSpan.FromMilliseconds(200));
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Should().BeEquivalentTo(new { Status = HttpStatusCode.ServiceUnavailable, Text = "TimedOut" });
        (await host.SendAsync(body)).Text.Should().Be("Handled");

        host.Log.Lines.Should().ContainSingle(line => line.Contains("Handling CUSTOMER.CREATED took too long"));
    }

    [Fact]
    public async Task A_handler_that_does_not_heed_its_token_is_never_run_twice_at_once()
    {
        TaskCompletionSource release = new();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.On("*", async (_, _) =>
            {
                await Run();
                await release.Task;
            }),
            options => options.HandlerTimeout = TimeSpan.FromMilliseconds(200));
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await host.SendAsync(body)).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        release.SetResult();
        await Eventually.HoldsAsync(async () => (await host.SendAsync(body)).Status == HttpStatusCode.OK);

        _runs.Should().Be(1, "what was done late is done");
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_does_not_hold_up_the_answer()
    {
        using ManualResetEventSlim release = new();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.On("*", (_, _) =>
            {
                release.Wait(CancellationToken.None);
                return Task.CompletedTask;
            }),
            options => options.HandlerTimeout = TimeSpan.FromMilliseconds(200));

        Answer answer = await host.SendAsync(Payloads.Customer("acme"));
        release.Set();

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Another_store_is_asked_and_told_and_its_failure_to_record_fails_no_event()
    {
        RecordingStore store = new();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.UseDeduplication<ForwardingStore>().On("*", (_, _) => Run()),
            options => options.Account = "shop",
            services => services.AddSingleton(store));
        byte[] body = Payloads.Customer("acme");
        string digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body)).ToLowerInvariant();

        store.IsBroken = true;
        (await host.SendAsync(body)).Text.Should().Be("Handled");
        store.IsBroken = false;
        (await host.SendAsync(body)).Text.Should().Be("Handled");
        (await host.SendAsync(body)).Text.Should().Be("Duplicate");

        store.Digests.Should().Equal($"shop {digest}");
        host.Log.Lines.Should().ContainSingle(line => line.StartsWith("Warning: CUSTOMER.CREATED was handled, but not recorded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_whose_look_up_hangs_does_not_block_the_webhook_until_the_restart()
    {
        RecordingStore store = new() { LookUpHangs = true };
        await using WebhookHost host = await StartAsync(store);
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        store.LookUpHangs = false;
        await Eventually.HoldsAsync(async () => (await host.SendAsync(body)).Status == HttpStatusCode.OK);

        _runs.Should().Be(1);
    }

    [Fact]
    public async Task A_store_that_hangs_while_it_records_does_not_block_the_webhook_until_the_restart()
    {
        RecordingStore store = new() { RecordingHangs = true };
        await using WebhookHost host = await StartAsync(store);
        byte[] body = Payloads.Customer("acme");

        await host.SendAsync(body);
        store.RecordingHangs = false;
        await Eventually.HoldsAsync(async () => (await host.SendAsync(body)).Status == HttpStatusCode.OK);

        host.Log.Lines.Should().ContainSingle(line => line.StartsWith("Warning: CUSTOMER.CREATED was handled, but not recorded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_store_in_memory_is_bounded_in_number_and_in_time()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();
        InMemoryWebhookDeduplicationStore store = (InMemoryWebhookDeduplicationStore)host.Services.GetRequiredService<IWebhookDeduplicationStore>();
        for (int i = 0; i <= InMemoryWebhookDeduplicationStore.Capacity; i++)
        {
            await store.AddAsync("default", $"{i}");
        }

        (await store.ContainsAsync("default", "0")).Should().BeFalse();
        (await store.ContainsAsync("default", "1")).Should().BeTrue();
        host.Clock.UtcNow += TimeSpan.FromDays(7);
        (await store.ContainsAsync("default", "1")).Should().BeTrue();
        host.Clock.UtcNow += TimeSpan.FromTicks(1);
        (await store.ContainsAsync("default", "1")).Should().BeFalse();
    }

    private Task<WebhookHost> StartAsync(RecordingStore store) => WebhookHost.StartAsync(
        webhooks => webhooks.UseDeduplication<ForwardingStore>().On("*", (_, _) => Run()),
        options => options.HandlerTimeout = TimeSpan.FromMilliseconds(200),
        services => services.AddSingleton(store));

    private Task Run()
    {
        Interlocked.Increment(ref _runs);
        return Task.CompletedTask;
    }

    private sealed class ForwardingStore(RecordingStore store) : IWebhookDeduplicationStore
    {
        public async ValueTask<bool> ContainsAsync(string account, string digest, CancellationToken cancellationToken = default)
        {
            if (store.LookUpHangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
            }

            return store.Digests.Contains($"{account} {digest}");
        }

        public async ValueTask AddAsync(string account, string digest, CancellationToken cancellationToken = default)
        {
            if (store.RecordingHangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
            }

            if (store.IsBroken)
            {
                throw new IOException("the disk is full");
            }

            store.Digests.Add($"{account} {digest}");
        }
    }

    private sealed class RecordingStore
    {
        public bool IsBroken { get; set; }

        public bool LookUpHangs { get; set; }

        public bool RecordingHangs { get; set; }

        public List<string> Digests { get; } = [];
    }
}
