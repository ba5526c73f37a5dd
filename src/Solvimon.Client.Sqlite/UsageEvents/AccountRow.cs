using Microsoft.Data.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>The row of an account: whose events these are, and their figures, which every transaction that moves events keeps.</summary>
internal static class AccountRow
{
    /// <exception cref="SolvimonConfigurationException">The account has another address or platform.</exception>
    public static long FindOrAdd(SqliteConnection connection, SqliteTransaction transaction, UsageEventAccount account, string path)
    {
        connection.Execute(
            transaction,
            "INSERT INTO usage_accounts (name, base_address, platform_id) VALUES ($name, $address, $platform) ON CONFLICT (name) DO NOTHING",
            ("$name", account.Name),
            ("$address", account.BaseAddress),
            ("$platform", account.PlatformId));
        (long id, string address, string platform) = connection.Query(
            transaction,
            "SELECT id, base_address, platform_id FROM usage_accounts WHERE name = $name",
            static row => (row.GetInt64(0), row.GetString(1), row.GetString(2)),
            ("$name", account.Name)).Single();
        account.EnsureIs(address, platform, path, sql => $"sqlite3 '{path}' \"{sql}\"");
        return id;
    }

    public static UsageEventStatistics ReadStatistics(SqliteConnection connection, long accountId) => connection.Query(
        null,
        """
        SELECT recorded, delivered, duplicates, rejected, discarded, pending,
               (SELECT COUNT(*) FROM usage_events WHERE account_id = $account AND state < 2 AND unknown_attempts > 0),
               (SELECT MIN(recorded_at) FROM (
                    SELECT recorded_at FROM (SELECT recorded_at FROM usage_events WHERE account_id = $account AND state = 0 AND due_at = 0 ORDER BY id LIMIT 1)
                    UNION ALL SELECT recorded_at FROM usage_events WHERE account_id = $account AND state = 0 AND due_at > 0
                    UNION ALL SELECT recorded_at FROM usage_events WHERE account_id = $account AND state = 1))
        FROM usage_accounts WHERE id = $account
        """,
        static row => new UsageEventStatistics
        {
            Recorded = row.GetInt64(0),
            Delivered = row.GetInt64(1),
            Duplicates = row.GetInt64(2),
            Rejected = row.GetInt64(3),
            Discarded = row.GetInt64(4),
            Pending = row.GetInt64(5),
            Unknown = row.GetInt64(6),
            OldestPendingAt = row.OptionalTime(7),
        },
        ("$account", accountId)).Single();

    /// <summary>Adds to the figures.</summary>
    public static void Add(SqliteConnection connection, SqliteTransaction transaction, long accountId, long recorded = 0, long delivered = 0, long duplicates = 0, long rejected = 0, long discarded = 0, long pending = 0)
    {
        if ((recorded | delivered | duplicates | rejected | discarded | pending) == 0)
        {
            return;
        }

        connection.Execute(
            transaction,
            """
            UPDATE usage_accounts
            SET recorded = recorded + $recorded, delivered = delivered + $delivered, duplicates = duplicates + $duplicates,
                rejected = rejected + $rejected, discarded = discarded + $discarded, pending = pending + $pending
            WHERE id = $account
            """,
            ("$recorded", recorded),
            ("$delivered", delivered),
            ("$duplicates", duplicates),
            ("$rejected", rejected),
            ("$discarded", discarded),
            ("$pending", pending),
            ("$account", accountId));
    }
}
