using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>The row of an account: whose events these are.</summary>
internal static class AccountRow
{
    /// <exception cref="SolvimonConfigurationException">The account has another address or platform.</exception>
    public static async Task<long> FindOrAddAsync(PostgreSqlDatabase database, UsageEventAccount account, CancellationToken cancellationToken)
    {
        (string, object?) name = ("name", account.Name);
        await database.ExecuteAsync(
            """
            INSERT INTO usage_accounts (id, name, base_address, platform_id)
            SELECT @id, @name, @address, @platform WHERE NOT EXISTS (SELECT FROM usage_accounts WHERE name = @name)
            ON CONFLICT (name) DO NOTHING
            """,
            [("id", Random.Shared.NextInt64(1, long.MaxValue)), name, ("address", account.BaseAddress), ("platform", account.PlatformId)],
            cancellationToken).ConfigureAwait(false);
        List<(long Id, string Address, string Platform)> rows = await database.QueryAsync(
            "SELECT id, base_address, platform_id FROM usage_accounts WHERE name = @name",
            [name],
            static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
            cancellationToken).ConfigureAwait(false);
        (long id, string address, string platform) = rows.Single();
        NpgsqlConnectionStringBuilder settings = database.Settings;
        account.EnsureIs(address, platform, database.Place, sql => $"psql -h {settings.Host} -p {settings.Port} -d {settings.Database ?? settings.Username} -c \"{sql}\"");
        return id;
    }
}
