using System.Data.Common;
using Solvimon.Client.PostgreSql;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

public sealed class PostgreSqlInboxTests : WebhookInboxLeaseContract, IAsyncDisposable
{
    private readonly WebhookServer _server = new();
    private IWebhookInbox? _other;
    private int _opened;

    [Fact]
    public async Task A_servers_clock_that_is_set_back_holds_up_nothing()
    {
        await AddAsync("a");
        await (await TakeAsync()).FailAsync(TimeSpan.FromMinutes(5));
        await _server.Database.ExecuteAsync("UPDATE webhook_inbox SET due_at = due_at + interval '2 hours'");
        await TakeAsync();
        await _server.Database.ExecuteAsync("UPDATE webhook_accounts SET lease_until = lease_until + interval '2 hours'");

        (await TakeAsync()).Attempt.Should().Be(3);
    }

    [Fact]
    public async Task An_event_that_is_committed_late_is_behind_those_that_were_committed_before()
    {
        await AddAsync("a");
        await using DbConnection connection = _server.Database.Open();
        await using DbTransaction held = await connection.BeginTransactionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT FROM webhook_accounts WHERE account = 'shop' FOR UPDATE";
        await command.ExecuteNonQueryAsync();
        Task adding = AddAsync("b");
        (await Task.WhenAny(adding, Task.Delay(200))).Should().NotBe(adding, "numbers are given one after the other");
        await held.RollbackAsync();

        await adding;
    }

    [Fact]
    public async Task What_is_kept_apart_may_say_what_a_database_does_not_hold()
    {
        await AddAsync("a");

        (await (await TakeAsync()).SetAsideAsync("cut off: \ud83d, and \0")).Should().BeTrue();

        (await StatisticsAsync()).SetAside.Should().Be(1);
    }

    [Fact]
    public async Task Digests_of_completed_events_go_after_8_days()
    {
        await AddAsync("a");
        await (await TakeAsync()).CompleteAsync();
        await _server.Database.ExecuteAsync("UPDATE webhook_inbox SET completed_at = completed_at - interval '9 days'");

        await AddAsync("b");

        (await _server.Database.ScalarAsync<long>("SELECT COUNT(*) FROM webhook_inbox")).Should().Be(1);
    }

    [Fact]
    public async Task The_tables_are_those_of_the_printed_SQL_and_of_the_documentation()
    {
        await using PostgreSqlTestDatabase printed = new();
        await printed.ExecuteAsync(SolvimonPostgreSqlTables.GetWebhooksSql());
        await OpenAsync();
        await AddAsync("a");

        (await ColumnsAsync(printed)).Should().Be(await ColumnsAsync(_server.Database)).And.Contain("lease_until");
        (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "webhooks.md"))).Should().Contain(SolvimonPostgreSqlTables.GetWebhooksSql());
    }

    [Fact]
    public async Task What_cannot_be_reached_is_an_error_that_says_so()
    {
        await _server.Database.ExecuteAsync("CREATE TABLE solvimon_schema (name text PRIMARY KEY, version integer NOT NULL); INSERT INTO solvimon_schema VALUES ('webhooks', 99)");

        await (await OpenAsync()).Invoking(inbox => inbox.TakeNextAsync("shop")).Should().ThrowAsync<IOException>().WithMessage("*newer version*");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // By turns in one process and in another.
    protected override Task<IWebhookInbox> OpenAsync()
    {
        lock (_server)
        {
            _other ??= _server.Open<IWebhookInbox>();
            return Task.FromResult(_opened++ % 3 == 0 ? _server.OpenWithSource<IWebhookInbox>() : _other);
        }
    }

    protected override Task LetLeaseRunOutAsync() => _server.Database.ExecuteAsync("UPDATE webhook_accounts SET lease_until = now() - interval '1 second'");

    private static Task<string?> ColumnsAsync(PostgreSqlTestDatabase database) =>
        database.ScalarAsync<string>($"SELECT string_agg(table_name || '.' || column_name || ' ' || data_type, ', ' ORDER BY table_name, ordinal_position) FROM information_schema.columns WHERE table_schema = '{database.Schema}'");
}
