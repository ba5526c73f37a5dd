using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Recording;

/// <summary>What recording in a caller's transaction owes, whatever the database: the tests of a database inherit these.</summary>
public abstract class TransactionContract : OutboxContract
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task An_event_goes_with_the_callers_data(bool commits, int expected)
    {
        await using (DbConnection connection = Database.Open())
        {
            await using DbTransaction transaction = await connection.BeginTransactionAsync();
            await Outbox.Usage.RecordAsync(TestOutbox.Event(), transaction);
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        await Outbox.FlushAsync();
        Sent.References(Sandbox).Should().HaveCount(expected);
        (await Outbox.CountAsync()).Recorded.Should().Be(expected);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task An_event_goes_with_EF_Cores_transaction(bool commits, int expected)
    {
        await using (DbContext context = new(Database.ContextOptions))
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            await context.Database.ExecuteSqlRawAsync("CREATE TABLE orders (id INTEGER)");
            await Outbox.Usage.RecordAsync(TestOutbox.Event(), context.Database.CurrentTransaction!.GetDbTransaction());
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        await Outbox.FlushAsync();
        Sent.References(Sandbox).Should().HaveCount(expected);
    }

    [Fact]
    public async Task A_duplicate_and_a_conflict_leave_the_transaction_usable()
    {
        await Outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await using (DbConnection connection = Database.Open())
        {
            await using DbTransaction transaction = await connection.BeginTransactionAsync();
            await Outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"), transaction);
            await Outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event("reference-1", customer: "shop"), transaction)).Should().ThrowAsync<UsageEventConflictException>();
            await Outbox.Usage.RecordAsync(TestOutbox.Event("reference-2"), transaction);
            await transaction.CommitAsync();
        }

        await Outbox.FlushAsync();
        Sent.References(Sandbox).Should().BeEquivalentTo("reference-1", "reference-2");
    }

    [Fact]
    public async Task A_transaction_of_anotherDatabase_is_refused()
    {
        await using TestDatabase another = CreateDatabase();
        await using DbConnection connection = another.Open();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();

        await Outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event(), transaction)).Should().ThrowAsync<ArgumentException>().WithMessage("*the outbox's own*");
    }

    [Fact]
    public async Task A_transaction_that_has_ended_is_refused()
    {
        await using DbConnection connection = Database.Open();
        DbTransaction transaction = await connection.BeginTransactionAsync();
        await transaction.CommitAsync();

        await Outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event(), transaction)).Should().ThrowAsync<ArgumentException>();
    }
}

public sealed class SqliteTransactionTests : TransactionContract
{
    private protected override TestDatabase CreateDatabase() => new SqliteTestDatabase();
}

public sealed class PostgreSqlTransactionTests : TransactionContract
{
    private protected override TestDatabase CreateDatabase() => new PostgreSqlTestDatabase();
}
