using Solvimon.Client.Testing;

namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

/// <summary>What an outbox owes, whatever the database: a class of such tests is inherited by one for each database.</summary>
public abstract class OutboxContract : IAsyncLifetime
{
    protected SolvimonSandbox Sandbox { get; } = TestOutbox.CreateSandbox();

    private protected TestDatabase Database { get; private set; } = null!;

    private protected TestOutbox Outbox { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = CreateDatabase();
        Outbox = new TestOutbox(Sandbox, database: Database);
        await Outbox.CountAsync();
        await PrepareAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Outbox is not null)
        {
            await Outbox.DisposeAsync();
            await Database.DisposeAsync();
        }

        await Sandbox.DisposeAsync();
    }

    private protected abstract TestDatabase CreateDatabase();

    /// <summary>What is done before each test.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;
}
