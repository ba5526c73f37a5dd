using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Recording;

public sealed class RecordingTests : IAsyncLifetime
{
    private readonly SolvimonSandbox _sandbox = TestOutbox.CreateSandbox();

    [Fact]
    public async Task What_the_caller_left_out_is_filled_in_when_it_is_recorded_and_not_when_it_is_sent()
    {
        MovableClock clock = new() { Offset = TimeSpan.FromDays(-2) };
        await using TestOutbox outbox = new(_sandbox, clock: clock);
        DateTimeOffset recordedAt = clock.GetUtcNow();

        string reference = await outbox.Usage.RecordAsync(TestOutbox.Event());
        clock.Offset = TimeSpan.Zero;
        await outbox.FlushAsync();

        Guid.Parse(reference).ToString()[14].Should().Be('7', "it is a version 7 UUID");
        JsonNode sent = Sent.Events(_sandbox).Should().ContainSingle().Subject;
        ((string)sent["reference"]!).Should().Be(reference);
        ((DateTimeOffset)sent["timestamp"]!).Should().BeCloseTo(recordedAt, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_the_caller_gave_is_sent_as_it_is()
    {
        await using TestOutbox outbox = new(_sandbox);
        DateTimeOffset timestamp = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        (await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1", timestamp: timestamp))).Should().Be("reference-1");
        await outbox.FlushAsync();

        JsonNode sent = Sent.Events(_sandbox).Should().ContainSingle().Subject;
        ((string)sent["reference"]!).Should().Be("reference-1");
        ((DateTimeOffset)sent["timestamp"]!).Should().Be(timestamp);
    }

    [Theory]
    [InlineData("too-short", "acme", "calls")]
    [InlineData("two\nlines-of-text", "acme", "calls")]
    [InlineData("with-\0-inside", "acme", "calls")]
    [InlineData("reference-1", "", "calls")]
    [InlineData("reference-1", "acme", " ")]
    public async Task What_the_API_refuses_for_certain_is_refused_at_once(string reference, string customer, string meter)
    {
        await using TestOutbox outbox = new(_sandbox);
        UsageEventCreateRequest bad = new() { Reference = reference, CustomerReference = customer, MeterReference = meter };

        await outbox.Invoking(o => o.Usage.RecordAsync(bad)).Should().ThrowAsync<ArgumentException>();
        outbox.Invoking(o => o.Usage.TryRecord(bad)).Should().Throw<ArgumentException>();
        (await outbox.CountAsync()).Recorded.Should().Be(0);
    }

    [Fact]
    public async Task A_reference_that_is_no_text_is_refused_at_once()
    {
        await using TestOutbox outbox = new(_sandbox);

        await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event("half-a-pair-\ud83d"))).Should().ThrowAsync<ArgumentException>();
        (await outbox.CountAsync()).Recorded.Should().Be(0);
    }

    [Fact]
    public async Task A_reference_of_257_characters_is_refused_and_one_of_256_is_not()
    {
        await using TestOutbox outbox = new(_sandbox);

        await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event(new string('x', 257)))).Should().ThrowAsync<ArgumentException>();
        await outbox.Usage.RecordAsync(TestOutbox.Event(new string('x', 256)));

        (await outbox.CountAsync()).Recorded.Should().Be(1);
    }

    [Fact]
    public async Task Recorded_twice_is_one_event_also_after_it_was_delivered()
    {
        await using TestOutbox outbox = new(_sandbox);

        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await outbox.FlushAsync();
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await outbox.FlushAsync();

        Sent.References(_sandbox).Should().Equal("reference-1");
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 1, Delivered = 1, Pending = 0 });
    }

    [Fact]
    public async Task The_same_reference_with_another_content_is_an_error_that_says_so()
    {
        await using TestOutbox outbox = new(_sandbox);
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));

        (await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event("reference-1", customer: "shop"))).Should().ThrowAsync<UsageEventConflictException>())
            .Which.Reference.Should().Be("reference-1");
        (await outbox.CountAsync()).Recorded.Should().Be(1);
    }

    [Fact]
    public async Task A_reference_is_free_again_when_it_is_kept_no_longer()
    {
        await using TestOutbox outbox = new(_sandbox, options => options.KeepReferences = TimeSpan.Zero);
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await outbox.FlushAsync();

        // The next sender begins with it.
        await using TestOutbox next = new(_sandbox, options => options.KeepReferences = TimeSpan.Zero, folder: outbox.Folder);
        await next.StartAsync();
        await next.Usage.RecordAsync(TestOutbox.Event("reference-2"));
        CancellationToken patience = TestOutbox.Patience();
        while (await ReferencesAsync(outbox) > 1)
        {
            await Task.Delay(20, patience);
        }

        (await next.CountAsync()).Recorded.Should().Be(2, "the figures keep counting what was forgotten");
    }

    [Fact]
    public async Task Thousands_of_callers_are_committed_together()
    {
        await using TestOutbox outbox = new(_sandbox);

        await Parallel.ForAsync(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, token) => await outbox.Usage.RecordAsync(TestOutbox.Event(), token));
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 2_000, Pending = 2_000 });
        await outbox.FlushAsync();

        Sent.References(_sandbox).Should().HaveCount(2_000).And.OnlyHaveUniqueItems();
        Sent.Batches(_sandbox).Should().Be(40, "batches are full");
    }

    [Fact]
    public async Task TryRecord_says_no_when_the_queue_is_full_and_what_it_took_is_committed()
    {
        await using TestOutbox outbox = new(_sandbox, options => options.QueueCapacity = 10);
        await outbox.CountAsync();
        int taken = 0;
        using (SqliteConnection other = outbox.Open())
        {
            using SqliteTransaction locked = other.BeginTransaction(deferred: false);
            while (taken < 10_000 && outbox.Usage.TryRecord(TestOutbox.Event()))
            {
                taken++;
            }

            taken.Should().BeInRange(10, 9_999);
        }

        await outbox.FlushAsync();
        Sent.References(_sandbox).Should().HaveCount(taken);
    }

    [Fact]
    public async Task A_caller_that_gives_up_has_recorded_nothing()
    {
        await using TestOutbox outbox = new(_sandbox);
        await outbox.CountAsync();
        using CancellationTokenSource giveUp = new();
        using (SqliteConnection other = outbox.Open())
        {
            using SqliteTransaction locked = other.BeginTransaction(deferred: false);
            Task<string> first = outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
            await Task.Delay(200);
            Task<string> second = outbox.Usage.RecordAsync(TestOutbox.Event("reference-2"), giveUp.Token);
            await giveUp.CancelAsync();

            await second.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
            await locked.RollbackAsync();
            await first;
        }

        await outbox.FlushAsync();
        Sent.References(_sandbox).Should().Equal("reference-1");
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await _sandbox.DisposeAsync();

    private static async Task<long> ReferencesAsync(TestOutbox outbox)
    {
        await using SqliteConnection connection = outbox.Open();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM usage_events";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
