using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Storage;

public sealed class SqliteStoreTests : UsageEventStoreContract
{
    private protected override TestDatabase CreateDatabase() => new SqliteTestDatabase();

    protected override async Task<IUsageEventStore> EndClaimsAsync()
    {
        await Database.EndProcessesAsync();
        return await Database.OpenStoreAsync();
    }
}
