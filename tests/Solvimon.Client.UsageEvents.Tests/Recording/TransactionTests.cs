using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Recording;

public sealed class TransactionTests : IAsyncLifetime
{
    private readonly SolvimonSandbox _sandbox = TestOutbox.CreateSandbox();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task An_event_goes_with_the_callers_data(bool commits, int expected)
    {
        await using var outbox = new TestOutbox(_sandbox);
        await outbox.CountAsync();
        await using (SqliteConnection connection = outbox.Open())
        {
            await using SqliteTransaction transaction = connection.BeginTransaction();
            await outbox.Usage.RecordAsync(TestOutbox.Event(), transaction);
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        await outbox.FlushAsync();
        Sent.References(_sandbox).Should().HaveCount(expected);
        (await outbox.CountAsync()).Recorded.Should().Be(expected);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task An_event_goes_with_EF_Cores_transaction(bool commits, int expected)
    {
        await using var outbox = new TestOutbox(_sandbox);
        await outbox.CountAsync();
        await using (var context = new DbContext(new DbContextOptionsBuilder().UseSqlite($"Data Source={outbox.File};Pooling=False").Options))
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            await context.Database.ExecuteSqlRawAsync("CREATE TABLE orders (id INTEGER)");
            await outbox.Usage.RecordAsync(TestOutbox.Event(), context.Database.CurrentTransaction!.GetDbTransaction());
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        await outbox.FlushAsync();
        Sent.References(_sandbox).Should().HaveCount(expected);
    }

    [Fact]
    public async Task A_conflict_leaves_the_transaction_usable()
    {
        await using var outbox = new TestOutbox(_sandbox);
        await outbox.Usage.RecordAsync(TestOutbox.Event("reference-1"));
        await using (SqliteConnection connection = outbox.Open())
        {
            await using SqliteTransaction transaction = connection.BeginTransaction();
            await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event("reference-1", customer: "shop"), transaction)).Should().ThrowAsync<UsageEventConflictException>();
            await outbox.Usage.RecordAsync(TestOutbox.Event("reference-2"), transaction);
            await transaction.CommitAsync();
        }

        await outbox.FlushAsync();
        Sent.References(_sandbox).Should().BeEquivalentTo("reference-1", "reference-2");
    }

    [Fact]
    public async Task A_transaction_of_another_file_is_refused()
    {
        await using var outbox = new TestOutbox(_sandbox);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(outbox.Folder, "other.db")};Pooling=False");
        connection.Open();
        await using SqliteTransaction transaction = connection.BeginTransaction();

        await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event(), transaction)).Should().ThrowAsync<ArgumentException>().WithMessage("*usage.db*");
    }

    [Fact]
    public async Task A_transaction_that_has_ended_is_refused()
    {
        await using var outbox = new TestOutbox(_sandbox);
        await outbox.CountAsync();
        await using SqliteConnection connection = outbox.Open();
        SqliteTransaction transaction = connection.BeginTransaction();
        await transaction.CommitAsync();

        await outbox.Invoking(o => o.Usage.RecordAsync(TestOutbox.Event(), transaction)).Should().ThrowAsync<ArgumentException>();
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await _sandbox.DisposeAsync();
}
