using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.PostgreSql.UsageEvents;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Storage;

public sealed class PostgreSqlFailureTests
{
    [Fact]
    public async Task A_server_that_is_broken_off_in_the_middle_loses_nothing_and_doubles_nothing()
    {
        PostgreSqlTestDatabase.Server();
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox(SandboxDuplicateEvents.Mark);
        using OwnServer server = await OwnServer.StartAsync();
        await using PostgreSqlTestDatabase database = new(server.ConnectionString);
        await using TestOutbox outbox = new(
            sandbox,
            configureClient: options => (options.UsageEventsAreIdempotent, options.Timeout) = (true, TimeSpan.FromSeconds(2)),
            database: database);
        await outbox.StartAsync();
        int recorded = 0;
        Task recording = Parallel.ForAsync(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, token) =>
        {
            await outbox.Usage.RecordAsync(TestOutbox.Event($"reference-{number}"), token);
            Interlocked.Increment(ref recorded);
        });

        await Eventually.HoldsAsync(() => Volatile.Read(ref recorded) > 100);
        await server.RestartAsync();
        await recording;
        await outbox.FlushAsync();

        Sent.References(sandbox).Distinct().Should().HaveCount(600);
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Recorded = 600, Pending = 0, Rejected = 0 });
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_an_error_that_says_so()
    {
        await using NpgsqlDataSource nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Database=shop;Username=app");
        using PostgreSqlUsageEventStore store = new(nowhere, ownsSource: false, TimeSpan.FromSeconds(3));

        (await store.Invoking(s => s.OpenAsync(new UsageEventAccount("default", "https://test.api.solvimon.com", ""))).Should().ThrowAsync<UsageEventStoreException>().WithMessage("*shop on 127.0.0.1:1 cannot be reached*"))
            .Which.IsTransient.Should().BeTrue();
    }

    [Theory]
    [InlineData(PostgresErrorCodes.InvalidPassword, false, "user and password")]
    [InlineData(PostgresErrorCodes.InvalidCatalogName, false, "Create it")]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege, false, "allowed")]
    [InlineData(PostgresErrorCodes.UndefinedTable, false, "Restart the application")]
    [InlineData(PostgresErrorCodes.DiskFull, true, "disk is full")]
    [InlineData(PostgresErrorCodes.TooManyConnections, true, "Maximum Pool Size")]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, true, "primary")]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true, "40P01")]
    [InlineData(PostgresErrorCodes.AdminShutdown, true, "57P01")]
    [InlineData(PostgresErrorCodes.CheckViolation, false, "23514")]
    public void What_the_server_answers_says_what_helps(string state, bool isTransient, string help)
    {
        PostgreSqlFailure failure = PostgreSqlFailure.Explain(new PostgresException("no", "ERROR", "ERROR", state), "shop on db:5432");

        failure.Message.Should().StartWith("The database shop on db:5432 ").And.Contain(help);
        failure.IsTransient.Should().Be(isTransient);
    }

    [Theory]
    [InlineData(60, 90)]
    [InlineData(1, 3)]
    public void A_lease_is_longer_than_a_call_may_take(int timeout, int lease) => ClaimLease.For(TimeSpan.FromSeconds(timeout)).Should().Be(TimeSpan.FromSeconds(lease));

    [Fact]
    public void Without_a_timeout_a_lease_is_still_one() => ClaimLease.For(Timeout.InfiniteTimeSpan).Should().BePositive();

    [Theory]
    [InlineData("")]
    [InlineData("Database=shop")]
    [InlineData("Nonsense=yes")]
    public void A_connection_string_that_cannot_be_is_refused_when_it_is_given(string connectionString) =>
        new ServiceCollection().AddSolvimonUsageEvents().Invoking(builder => builder.UsePostgreSql(connectionString)).Should().Throw<ArgumentException>();

    [Fact]
    public async Task A_data_source_stays_the_applications()
    {
        await using PostgreSqlTestDatabase database = new();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
        ServiceCollection services = new();
        services.AddSolvimon(options => options.ApiKey = TestKeys.ApiKey);
        services.AddSolvimonUsageEvents().UsePostgreSql(source);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<IUsageEvents>().RecordAsync(TestOutbox.Event());
        }

        await using NpgsqlCommand count = source.CreateCommand("SELECT COUNT(*) FROM usage_events");
        (await count.ExecuteScalarAsync()).Should().Be(1L);
    }

    /// <summary>A server that a test may break off: .ci/postgresql runs it for a shell that restarts it for each line that it is given.</summary>
    private sealed class OwnServer : IDisposable
    {
        private readonly Process _process;

        private OwnServer(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

        public string ConnectionString { get; }

        public static async Task<OwnServer> StartAsync()
        {
            ProcessStartInfo start = new(Path.Combine(Repository.Root, ".ci", "postgresql"))
            {
                ArgumentList = { "bash", "-c", "echo \"$SOLVIMON_POSTGRESQL\"; while read -r; do (cd / && $SOLVIMON_POSTGRESQL_RESTART > /dev/null); echo; done" },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            start.Environment.Remove("SOLVIMON_POSTGRESQL");
            Process process = Process.Start(start)!;
            return await process.StandardOutput.ReadLineAsync() is { Length: > 0 } connectionString
                ? new OwnServer(process, connectionString)
                : throw new InvalidOperationException("There is no server.");
        }

        public async Task RestartAsync()
        {
            await _process.StandardInput.WriteLineAsync();
            await _process.StandardInput.FlushAsync();
            await _process.StandardOutput.ReadLineAsync();
        }

        public void Dispose()
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
