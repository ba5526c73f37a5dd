using Microsoft.Data.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>Writes new events, and tells repetitions from conflicts.</summary>
internal static class EventInsertion
{
    public static UsageEventRecordResult[] Insert(SqliteConnection connection, SqliteTransaction transaction, long accountId, IReadOnlyList<NewUsageEvent> events)
    {
        using SqliteCommand insert = connection.Command(
            transaction,
            """
            INSERT INTO usage_events (account_id, reference, hash, customer, meter, content, recorded_at)
            VALUES ($account, $reference, $hash, $customer, $meter, $content, $recorded)
            ON CONFLICT (account_id, reference) DO NOTHING
            """,
            ("$account", accountId));
        SqliteParameter reference = insert.Parameters.Add("$reference", SqliteType.Text);
        SqliteParameter hash = insert.Parameters.Add("$hash", SqliteType.Blob);
        SqliteParameter customer = insert.Parameters.Add("$customer", SqliteType.Text);
        SqliteParameter meter = insert.Parameters.Add("$meter", SqliteType.Text);
        SqliteParameter content = insert.Parameters.Add("$content", SqliteType.Blob);
        SqliteParameter recordedAt = insert.Parameters.Add("$recorded", SqliteType.Integer);
        UsageEventRecordResult[] results = new UsageEventRecordResult[events.Count];
        int recorded = 0;
        for (int i = 0; i < results.Length; i++)
        {
            NewUsageEvent next = events[i];
            (reference.Value, hash.Value, customer.Value, meter.Value) = (next.Reference, next.Hash, next.Customer, next.Meter);
            (content.Value, recordedAt.Value) = (next.Content, next.RecordedAt.ToUnixTimeMilliseconds());
            results[i] = insert.ExecuteNonQuery() == 1 ? UsageEventRecordResult.Recorded : Compare(connection, transaction, accountId, next);
            recorded += results[i] == UsageEventRecordResult.Recorded ? 1 : 0;
        }

        AccountRow.Add(connection, transaction, accountId, recorded: recorded, pending: recorded);
        return results;
    }

    private static UsageEventRecordResult Compare(SqliteConnection connection, SqliteTransaction transaction, long accountId, NewUsageEvent newEvent)
    {
        byte[] hash = connection.Scalar<byte[]>(transaction, "SELECT hash FROM usage_events WHERE account_id = $account AND reference = $reference", ("$account", accountId), ("$reference", newEvent.Reference))!;
        return hash.AsSpan().SequenceEqual(newEvent.Hash) ? UsageEventRecordResult.RecordedBefore : UsageEventRecordResult.Conflict;
    }
}
