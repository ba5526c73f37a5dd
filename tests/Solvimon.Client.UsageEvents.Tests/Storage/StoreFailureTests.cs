using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solvimon.Client.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Storage;

public sealed class StoreFailureTests : IAsyncLifetime
{
    private readonly SolvimonSandbox _sandbox = TestOutbox.CreateSandbox();

    [Fact]
    public async Task A_database_that_is_locked_for_a_while_is_waited_for()
    {
        await using TestOutbox outbox = new(_sandbox);
        await outbox.CountAsync();
        Task<string> recording;
        await using (SqliteConnection other = outbox.Open())
        {
            await using SqliteTransaction locked = other.BeginTransaction(deferred: false);
            recording = outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
            await Task.Delay(1_000);
            recording.IsCompleted.Should().BeFalse();
        }

        (await recording).Should().Be("reference-1");
    }

    [Fact]
    public async Task A_database_that_stays_locked_is_an_error_that_says_so_and_nothing_is_recorded()
    {
        await using TestOutbox outbox = new(_sandbox, options => options.RecordTimeout = TimeSpan.FromSeconds(1));
        await outbox.CountAsync();
        await using (SqliteConnection other = outbox.Open())
        {
            await using SqliteTransaction locked = other.BeginTransaction(deferred: false);
            (await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event("reference-1"))).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*locked*"))
                .Which.IsTransient.Should().BeTrue();
        }

        (await outbox.CountAsync()).Recorded.Should().Be(0);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_an_error_that_says_so_and_what_TryRecord_took_is_committed_when_there_is_room()
    {
        await using TestOutbox outbox = new(_sandbox, options => options.RecordTimeout = TimeSpan.FromSeconds(1));
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await LimitPagesAsync(outbox, 1); // at what the file has

        UsageEventStoreException? failure = null;
        int recorded = 1;
        while (failure is null)
        {
            try
            {
                await outbox.Usage.RecordAsync(TestOutbox.Event());
                recorded++;
            }
            catch (UsageEventStoreException e)
            {
                failure = e;
            }
        }

        failure.Message.Should().Contain("the disk is full");
        failure.IsTransient.Should().BeTrue();
        outbox.Usage.TryRecord(TestOutbox.Event("reference-2")).Should().BeTrue();
        await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event())).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*the disk is full*");
        (await outbox.CountAsync()).Recorded.Should().Be(recorded);

        await LimitPagesAsync(outbox, int.MaxValue);
        await outbox.FlushAsync();

        Sent.References(_sandbox).Should().HaveCount(recorded + 1).And.Contain(["reference-1", "reference-2"]);
    }

    [Fact]
    public async Task A_file_that_is_read_only_is_an_error_that_says_so()
    {
        await using TestOutbox outbox = new(_sandbox);
        await outbox.CountAsync();
        await using TestOutbox reader = new(_sandbox, folder: outbox.Folder, connectionString: $"Data Source={outbox.File};Mode=ReadOnly");

        (await reader.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event())).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*read-only*"))
            .Which.IsTransient.Should().BeFalse();
    }

    [Theory]
    [InlineData("/proc/nowhere")]
    [InlineData("/sys")]
    public async Task A_folder_that_is_not_there_or_cannot_be_written_is_an_error_at_start(string folder)
    {
        await using TestOutbox outbox = new(_sandbox, connectionString: $"Data Source={folder}/usage.db");

        await outbox.Invoking(o => o.StartAsync()).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*folder*");
    }

    [Fact]
    public async Task A_damaged_file_is_an_error_at_start_and_is_left_as_it_is()
    {
        string folder = Directory.CreateTempSubdirectory("usage-").FullName;
        string file = Path.Combine(folder, "usage.db");
        byte[] damaged = new byte[8192];
        Random.Shared.NextBytes(damaged);
        await File.WriteAllBytesAsync(file, damaged);
        await using TestOutbox outbox = new(_sandbox, folder: folder);

        await outbox.Invoking(o => o.StartAsync()).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*damaged*");
        (await outbox.CheckHealthAsync()).Status.Should().Be(HealthStatus.Unhealthy);
        (await File.ReadAllBytesAsync(file)).Should().Equal(damaged);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_tables_are_those_of_the_printed_SQL()
    {
        await using TestOutbox outbox = new(_sandbox);
        await outbox.CountAsync();
        await using SqliteConnection printed = new("Data Source=:memory:");
        printed.Open();
        await using SqliteCommand command = printed.CreateCommand();
        command.CommandText = SolvimonSqliteTables.GetUsageEventsSql();
        await command.ExecuteNonQueryAsync();
        await using SqliteConnection made = outbox.Open();

        Definitions(made).Should().Equal(Definitions(printed));
    }

    [Fact]
    public void The_documentation_shows_the_printed_SQL() =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "usage-events.md")).Should().Contain(SolvimonSqliteTables.GetUsageEventsSql());

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_files_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using TestOutbox outbox = new(_sandbox);
        await outbox.StartAsync();
        await outbox.Usage.RecordAsync(TestOutbox.Event());
        await outbox.FlushAsync();

        string[] files = Directory.GetFiles(outbox.Folder);
        files.Should().HaveCountGreaterThanOrEqualTo(3);
        foreach (string file in files)
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_clock_that_is_set_back_an_hour_holds_nothing_up()
    {
        MovableClock clock = new();
        DateTimeOffset now = clock.GetUtcNow();
        await using TestOutbox outbox = new(_sandbox, clock: clock);
        clock.Offset = TimeSpan.FromHours(1);
        _sandbox.Faults.ResetNext(afterCommit: false);
        await outbox.StartAsync();
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1", timestamp: now));
        await outbox.WaitUntilAsync(figures => figures.Unknown == 1);
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-2", timestamp: now));

        clock.Offset = TimeSpan.Zero;
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-3", timestamp: now));
        await outbox.FlushAsync();

        Sent.References(_sandbox).Should().BeEquivalentTo("reference-1", "reference-2", "reference-3");
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await _sandbox.DisposeAsync();

    // SQLite's own limit, on the connection that writes: the same error as from the disk.
    private static Task<int> LimitPagesAsync(TestOutbox outbox, int pages) =>
        outbox.Store.File.WriteAsync((connection, transaction) => connection.Execute(transaction, $"PRAGMA max_page_count = {pages}"), CancellationToken.None);

    private static List<string> Definitions(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
        using SqliteDataReader row = command.ExecuteReader();
        List<string> all = [];
        while (row.Read())
        {
            all.Add(row.GetString(0));
        }

        return all;
    }
}
