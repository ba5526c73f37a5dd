using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Hosting;

public sealed class HostTests : IAsyncLifetime
{
    private readonly SolvimonSandbox _sandbox = TestOutbox.CreateSandbox();

    [Fact]
    public async Task The_host_sends_by_itself_and_what_it_left_the_next_one_sends()
    {
        string folder = Directory.CreateTempSubdirectory("usage-").FullName;
        TestOutbox outbox = new(_sandbox, folder: folder);
        await outbox.StartAsync();
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await outbox.WaitUntilAsync(figures => figures.Delivered == 1);
        await outbox.StopAsync();
        outbox.Usage.TryRecord(TestOutbox.Event("reference-2")).Should().BeTrue();
        await outbox.WaitUntilAsync(figures => figures.Recorded == 2);
        await Task.Delay(700);
        Sent.References(_sandbox).Should().Equal("reference-1");

        await outbox.DisposeAsync();
        await using (TestOutbox next = new(_sandbox, folder: folder))
        {
            await next.StartAsync();
            await next.WaitUntilAsync(figures => figures.Delivered == 2);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Shutdown_finishes_what_is_under_way()
    {
        await using TestOutbox outbox = new(_sandbox);
        _sandbox.Faults.DelayNext(TimeSpan.FromSeconds(1));
        await outbox.StartAsync();
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await Eventually.HoldsAsync(() => _sandbox.Requests.Count > 0);

        await outbox.StopAsync();

        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Delivered = 1, Pending = 0 });
    }

    [Fact]
    public async Task What_shutdown_has_to_break_off_is_unknown_and_looked_up_by_the_next_process()
    {
        string folder = Directory.CreateTempSubdirectory("usage-").FullName;
        await using (TestOutbox outbox = new(_sandbox, folder: folder))
        {
            _sandbox.Faults.DelayNext(TimeSpan.FromSeconds(30), afterCommit: true);
            await outbox.StartAsync();
            await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
            await Eventually.HoldsAsync(() => _sandbox.Requests.Count > 0);

            await outbox.StopAsync();
            (await outbox.CountAsync()).Should().BeEquivalentTo(new { Pending = 1, Unknown = 1 });
        }

        await using TestOutbox next = new(_sandbox, folder: folder);
        await next.FlushAsync();

        Sent.References(_sandbox).Should().Equal("reference-1");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_process_sends_and_another_takes_over()
    {
        TestOutbox first = new(_sandbox, folder: Directory.CreateTempSubdirectory("usage-").FullName);
        await first.StartAsync();
        await first.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await first.WaitUntilAsync(figures => figures.Delivered == 1);
        await using TestOutbox second = new(_sandbox, folder: first.Folder);
        await second.StartAsync();

        await second.Usage.RecordAsync(TestOutbox.Event("reference-2"));
        await second.FlushAsync();
        await first.DisposeAsync();
        await second.Usage.RecordAsync(TestOutbox.Event("reference-3"));
        await second.FlushAsync();

        Sent.References(_sandbox).Should().Equal("reference-1", "reference-2", "reference-3");
        await second.StopAsync();
        Directory.Delete(first.Folder, recursive: true);
    }

    [Fact]
    public async Task Switched_off_it_needs_no_key_and_no_file_and_still_checks()
    {
        string file = Path.Combine(Path.GetTempPath(), $"usage-{Guid.NewGuid():N}.db");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSolvimon(options => options.BaseAddress = _sandbox.InMemoryAddress).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(_sandbox.CreateHandler);
        builder.Services.AddSolvimonUsageEvents(options => options.Enabled = false).UseSqlite($"Data Source={file}");
        builder.Services.AddHealthChecks().AddSolvimonUsageEventsHealthCheck();
        using IHost host = builder.Build();
        await host.StartAsync();
        IUsageEvents usage = host.Services.GetRequiredService<IUsageEvents>();

        (await usage.RecordAsync(TestOutbox.Event("reference-1"))).Should().Be("reference-1");
        usage.TryRecord(TestOutbox.Event()).Should().BeTrue();
        usage.Invoking(u => u.TryRecord(TestOutbox.Event("short"))).Should().Throw<ArgumentException>();
        await usage.FlushAsync();
        Equation.Check(await usage.GetStatisticsAsync());
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status.Should().Be(HealthStatus.Healthy);
        (await host.Services.GetRequiredService<ISolvimonClient>().Invoking(solvimon => solvimon.Customers.GetAsync("acme")).Should().ThrowAsync<SolvimonConfigurationException>())
            .WithMessage("*ApiKey*");
        File.Exists(file).Should().BeFalse();
        _sandbox.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_is_needed_where_it_is_not_switched_off()
    {
        await using TestOutbox outbox = new(_sandbox, configureClient: options => options.ApiKey = null);

        (await outbox.Invoking(o => o.StartAsync()).Should().ThrowAsync<SolvimonConfigurationException>()).WithMessage("*ApiKey*");
    }

    [Fact]
    public async Task A_container_that_is_disposed_of_without_awaiting_commits_what_was_taken()
    {
        string folder = Directory.CreateTempSubdirectory("usage-").FullName;
        ServiceCollection services = new();
        services.AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (_sandbox.ApiKey, _sandbox.InMemoryAddress));
        services.AddSolvimonUsageEvents().UseSqlite($"Data Source={Path.Combine(folder, "usage.db")}");
        using (ServiceProvider provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<IUsageEvents>().TryRecord(TestOutbox.Event("reference-1")).Should().BeTrue();
        }

        await using (TestOutbox next = new(_sandbox, folder: folder))
        {
            await next.FlushAsync();
        }

        Sent.References(_sandbox).Should().Equal("reference-1");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_gives_up_flushing_does_not_wait_for_the_requests_that_are_under_way()
    {
        await using TestOutbox outbox = new(_sandbox);
        _sandbox.Faults.DelayNext(TimeSpan.FromMinutes(2));
        await outbox.Usage.RecordAsync(TestOutbox.Event());
        using CancellationTokenSource giveUp = new();
        Task flushing = outbox.Usage.FlushAsync(giveUp.Token);
        await Eventually.HoldsAsync(() => _sandbox.Requests.Count == 1);

        await giveUp.CancelAsync();

        await flushing.Awaiting(task => task.WaitAsync(TestOutbox.Patience())).Should().ThrowAsync<OperationCanceledException>();
        _sandbox.Requests.Single().StatusCode.Should().BeNull("it is still under way");
    }

    [Theory]
    [InlineData(10, HealthStatus.Healthy)]
    [InlineData(70, HealthStatus.Degraded)]
    [InlineData(250, HealthStatus.Unhealthy)]
    public async Task Health_is_the_age_of_the_oldest_pending_event(int minutes, HealthStatus expected)
    {
        MovableClock clock = new() { Offset = -TimeSpan.FromMinutes(minutes) };
        await using TestOutbox outbox = new(_sandbox, clock: clock);
        await outbox.Usage.RecordAsync(TestOutbox.Event());
        clock.Offset = TimeSpan.Zero;

        (await outbox.CheckHealthAsync()).Status.Should().Be(expected);
    }

    [Fact]
    public async Task Several_accounts_share_a_file_and_nothing_else()
    {
        await using SolvimonSandbox other = TestOutbox.CreateSandbox();
        string folder = Directory.CreateTempSubdirectory("usage-").FullName;
        ServiceCollection services = new();
        foreach ((string key, SolvimonSandbox sandbox) in new[] { ("tenant-a", _sandbox), ("tenant-b", other) })
        {
            services.AddKeyedSolvimon(key, options => (options.ApiKey, options.BaseAddress) = (sandbox.ApiKey, sandbox.InMemoryAddress))
                .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(sandbox.CreateHandler);
            services.AddKeyedSolvimonUsageEvents(key).UseSqlite($"Data Source={Path.Combine(folder, "usage.db")}");
        }

        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            foreach (string key in new[] { "tenant-a", "tenant-b" })
            {
                IUsageEvents usage = provider.GetRequiredKeyedService<IUsageEvents>(key);
                await usage.RecordAsync(TestOutbox.Event("the-same-reference", customer: key == "tenant-a" ? "acme" : "shop"));
                await usage.FlushAsync(TestOutbox.Patience());
                (await usage.GetStatisticsAsync()).Should().BeEquivalentTo(new { Recorded = 1, Delivered = 1 });
            }
        }

        ((string)Sent.Events(_sandbox).Single()["customer_reference"]!).Should().Be("acme");
        ((string)Sent.Events(other).Single()["customer_reference"]!).Should().Be("shop");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Metrics_count_what_happened()
    {
        Dictionary<string, double> counters = new();
        using MeterListener listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name.StartsWith("solvimon.usage_events.", StringComparison.Ordinal))
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.Start();
        await using TestOutbox outbox = new(_sandbox, options => options.Account = "measured");
        await outbox.Usage.RecordAsync(TestOutbox.Event());
        await outbox.Usage.RecordAsync(TestOutbox.Event(customer: "nobody"));
        await outbox.StartAsync();
        await outbox.FlushAsync();
        listener.RecordObservableInstruments();

        lock (counters)
        {
            counters["solvimon.usage_events.recorded"].Should().Be(2);
            counters["solvimon.usage_events.outcomes delivered"].Should().Be(1);
            counters["solvimon.usage_events.outcomes rejected"].Should().Be(1);
            counters.Should().ContainKeys("solvimon.usage_events.pending", "solvimon.usage_events.oldest_pending_age", "solvimon.usage_events.unknown", "solvimon.usage_events.rejected");
        }

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string name = instrument.Name;
            bool isOurs = false;
            foreach ((string key, object? tag) in tags)
            {
                isOurs |= key == "solvimon.account" && Equals(tag, "measured");
                name += key == "solvimon.outcome" ? $" {tag}" : "";
            }

            lock (counters)
            {
                counters[name] = counters.GetValueOrDefault(name) + (isOurs ? value : 0);
            }
        }
    }

    [Fact]
    public async Task Wrong_options_and_a_missing_store_are_named_at_start()
    {
        await using TestOutbox outbox = new(_sandbox, options => options.BatchSize = 51);
        (await outbox.Invoking(o => o.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).WithMessage("*BatchSize*50*");

        ServiceCollection services = new();
        services.AddSolvimon(options => options.ApiKey = "key");
        services.AddSolvimonUsageEvents();
        await using ServiceProvider provider = services.BuildServiceProvider();
        provider.Invoking(p => p.GetRequiredService<IUsageEvents>()).Should().Throw<SolvimonConfigurationException>().WithMessage("*UseSqlite*");
    }

    [Fact]
    public async Task Unmatched_events_are_asked_for_at_Solvimon()
    {
        _sandbox.Seed("events", """{"reference":"unmatched-1","customer_reference":"acme","processed_details":{"type":"NOT_MATCHED"}}""");
        await using TestOutbox outbox = new(_sandbox);
        List<string?> found = [];
        await foreach (UsageEvent unmatched in outbox.Usage.ListUnmatchedAsync())
        {
            found.Add(unmatched.Reference);
        }

        found.Should().Contain("unmatched-1");
        _sandbox.Requests.Single().PathAndQuery.Should().Contain("NOT_MATCHED");
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await _sandbox.DisposeAsync();
}
