using System.Collections.Concurrent;
using System.Data.Common;
using System.Transactions;
using Npgsql;
using Solvimon.Client.PostgreSql;
using Solvimon.Client.PostgreSql.UsageEvents;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Storage;

public sealed class PostgreSqlStoreTests : UsageEventStoreContract
{
    [Fact]
    public async Task A_lease_is_renewed_until_another_process_has_taken_over()
    {
        await Store.RecordAsync([Event("reference-1")]);
        UsageEventClaim claim = await ClaimAsync();
        claim.LeaseDuration.Should().Be(TimeSpan.FromSeconds(90), "a call may take 60 seconds");
        await EndClaimsAsync();

        (await Store.RenewAsync(claim)).Should().BeTrue("nobody has taken over");
        IUsageEventStore other = await Database.OpenStoreAsync();
        await other.ClaimAsync(100, UnknownDelay);
        (await Store.RenewAsync(claim)).Should().BeTrue("it was renewed in time");
        await EndClaimsAsync();
        await other.ClaimAsync(100, UnknownDelay);

        (await Store.RenewAsync(claim)).Should().BeFalse();
        (await Store.CompleteAsync(claim, [UsageEventOutcome.Delivered(claim.Events[0])])).Should().Be(0);
        await CheckFiguresAsync(new { Pending = 1, Unknown = 1 });
    }

    [Fact]
    public async Task A_lease_that_ran_out_and_was_not_taken_over_still_counts()
    {
        await Store.RecordAsync([Event("reference-1")]);
        UsageEventClaim claim = await ClaimAsync();
        await EndClaimsAsync();

        (await Store.CompleteAsync(claim, [UsageEventOutcome.Delivered(claim.Events[0])])).Should().Be(1);
        (await Database.ScalarAsync<long>("SELECT COUNT(*) FROM usage_claims")).Should().Be(0, "a claim goes with its last event");
    }

    [Fact]
    public async Task A_lease_from_before_the_servers_clock_was_set_back_ends()
    {
        await Store.RecordAsync([Event("reference-1")]);
        await ClaimAsync();
        await Database.ExecuteAsync("UPDATE usage_claims SET lease_until = now() + interval '1 hour'");

        await (await Database.OpenStoreAsync()).ClaimAsync(100, UnknownDelay);

        await CheckFiguresAsync(new { Pending = 1, Unknown = 1 });
    }

    [Fact]
    public async Task Processes_share_the_work()
    {
        const int Count = 600;
        await Store.RecordAsync([.. Enumerable.Range(0, Count).Select(number => Event($"reference-{number}"))]);
        ConcurrentBag<string> claimed = [];

        await Parallel.ForAsync(0, 4, async (_, token) =>
        {
            IUsageEventStore store = await Database.OpenStoreAsync();
            while ((await CountAsync(store)).Pending > 0)
            {
                UsageEventClaim claim = (await store.ClaimAsync(50, UnknownDelay, token))!;
                foreach (ClaimedUsageEvent one in claim.Events)
                {
                    claimed.Add(one.Reference);
                }

                // In two halves side by side, as batches are.
                await Task.WhenAll(claim.Events.Chunk(25).Select(half => store.CompleteAsync(claim, [.. half.Select(UsageEventOutcome.Delivered)], token)));
            }
        });

        claimed.Should().HaveCount(Count).And.OnlyHaveUniqueItems();
        await CheckFiguresAsync(new { Recorded = Count, Delivered = Count, Pending = 0 });
        (await Database.ScalarAsync<long>("SELECT COUNT(*) FROM usage_figures")).Should().BeLessThan(20, "rows are put together");
    }

    [Fact]
    public async Task Callers_do_not_wait_for_each_other_and_count_when_they_have_committed()
    {
        await using DbConnection one = Database.Open();
        await using DbConnection other = Database.Open();
        await using DbTransaction first = await one.BeginTransactionAsync();
        await using DbTransaction second = await other.BeginTransactionAsync();

        await Store.RecordAsync(Event("reference-1"), first);
        await Store.RecordAsync(Event("reference-2"), second).WaitAsync(TestOutbox.Patience());
        await Store.RecordAsync([Event("reference-3")]).WaitAsync(TestOutbox.Patience());
        await CheckFiguresAsync(new { Recorded = 1, Pending = 1 });
        await second.CommitAsync();
        await first.RollbackAsync();

        await CheckFiguresAsync(new { Recorded = 2, Pending = 2 });
    }

    [Fact]
    public async Task An_event_in_a_transaction_that_stays_open_is_an_error_that_says_so_and_passes()
    {
        await using DbConnection one = Database.Open();
        await using DbTransaction open = await one.BeginTransactionAsync();
        await Store.RecordAsync(Event("reference-1"), open);

        (await Store.Invoking(store => store.RecordAsync([Event("reference-1")])).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*locked*"))
            .Which.IsTransient.Should().BeTrue();
        await open.CommitAsync();

        (await Store.RecordAsync([Event("reference-1")])).Should().Equal(UsageEventRecordResult.RecordedBefore);
    }

    [Fact]
    public async Task A_callers_ambient_transaction_is_left_alone()
    {
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await Store.RecordAsync([Event("reference-1")]);
        }

        await CheckFiguresAsync(new { Recorded = 1, Pending = 1 });
    }

    [Fact]
    public async Task A_transaction_of_a_copy_of_the_database_is_refused()
    {
        await using PostgreSqlTestDatabase copy = new();
        await copy.OpenStoreAsync();
        await using DbConnection connection = copy.Open();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();

        await Store.Invoking(store => store.RecordAsync(Event("reference-1"), transaction)).Should().ThrowAsync<ArgumentException>().WithMessage("*search path*");
        await transaction.CommitAsync();

        (await copy.ScalarAsync<long>("SELECT COUNT(*) FROM usage_events")).Should().Be(0);
    }

    [Fact]
    public async Task Processes_that_start_at_once_make_the_tables_once()
    {
        await using PostgreSqlTestDatabase empty = new();

        IUsageEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => empty.OpenStoreAsync())));

        await stores[0].RecordAsync([Event("reference-1")]);
        (await CountAsync(stores[5])).Recorded.Should().Be(1);
    }

    [Fact]
    public async Task The_tables_are_those_of_the_printed_SQL_and_need_no_rights_to_make_them()
    {
        await using PostgreSqlTestDatabase printed = new();
        await printed.ExecuteAsync(SolvimonPostgreSqlTables.GetUsageEventsSql());
        string role = $"role_{Guid.NewGuid():N}";
        await printed.ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA {printed.Schema} TO {role}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {printed.Schema} TO {role}");
        try
        {
            await using NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(printed.ConnectionString) { Username = role });
            using PostgreSqlUsageEventStore store = new PostgreSql.UsageEvents.PostgreSqlUsageEventStore(source, ownsSource: false, TimeSpan.FromSeconds(3));
            await store.OpenAsync(new UsageEventAccount("default", "https://test.api.solvimon.com", ""));
            await store.RecordAsync([Event("reference-1")]);
            (await store.ClaimAsync(100, UnknownDelay))!.Events.Should().HaveCount(1);

            await printed.ExecuteAsync("DROP TABLE solvimon_schema");
            using PostgreSqlUsageEventStore other = new PostgreSql.UsageEvents.PostgreSqlUsageEventStore(source, ownsSource: false, TimeSpan.FromSeconds(3));
            (await other.Invoking(o => o.OpenAsync(new UsageEventAccount("default", "https://test.api.solvimon.com", ""))).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*SolvimonPostgreSqlTables*"))
                .Which.IsTransient.Should().BeFalse();
        }
        finally
        {
            await printed.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public void The_documentation_shows_the_printed_SQL() =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "usage-events.md")).Should().Contain(SolvimonPostgreSqlTables.GetUsageEventsSql());

    private protected override TestDatabase CreateDatabase() => new PostgreSqlTestDatabase();

    protected override async Task<IUsageEventStore> EndClaimsAsync()
    {
        await Database.ExecuteAsync("UPDATE usage_claims SET lease_until = now() - interval '1 second'");
        return await Database.OpenStoreAsync();
    }
}
