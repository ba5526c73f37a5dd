using Microsoft.Data.Sqlite;
using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.Storage;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>Writes down what became of claimed events.</summary>
internal static class EventOutcomes
{
    private const string StillClaimed = "WHERE id = $id AND state = 1 AND fence = $fence";

    // What is delivered needs no content any more; its reference and hash stay.
    private const string Finish = $"UPDATE usage_events SET state = $state, content = NULL, customer = NULL, meter = NULL, unknown_attempts = 0, finished_at = $now {StillClaimed}";

    public static int Write(SqliteConnection connection, SqliteTransaction transaction, long accountId, long fence, IReadOnlyList<UsageEventOutcome> outcomes, long now)
    {
        int delivered = 0;
        int duplicates = 0;
        int rejected = 0;
        int counted = 0;
        foreach (UsageEventOutcome outcome in outcomes)
        {
            int rows = Write(connection, transaction, fence, outcome, now);
            counted += rows;
            switch (outcome.Kind)
            {
                case UsageEventOutcomeKind.Delivered:
                    delivered += rows;
                    break;
                case UsageEventOutcomeKind.Duplicate:
                    duplicates += rows;
                    break;
                case UsageEventOutcomeKind.Rejected:
                    rejected += rows;
                    break;
            }
        }

        AccountRow.Add(connection, transaction, accountId, delivered: delivered, duplicates: duplicates, rejected: rejected, pending: -(delivered + duplicates + rejected));
        return counted;
    }

    private static int Write(SqliteConnection connection, SqliteTransaction transaction, long fence, UsageEventOutcome outcome, long now)
    {
        (string, object?) id = ("$id", outcome.Event.Position);
        (string, object?) number = ("$fence", fence);
        return outcome.Kind switch
        {
            UsageEventOutcomeKind.Delivered or UsageEventOutcomeKind.Duplicate => connection.Execute(transaction, Finish, id, number, ("$now", now), ("$state", StoredState.After(outcome.Kind))),
            UsageEventOutcomeKind.Released => connection.Execute(transaction, $"UPDATE usage_events SET state = 0 {StillClaimed}", id, number),
            UsageEventOutcomeKind.Unknown => connection.Execute(transaction, $"UPDATE usage_events SET state = 0, unknown_attempts = unknown_attempts + 1, due_at = $due {StillClaimed}", id, number, ("$due", now + (long)outcome.Delay.TotalMilliseconds)),
            _ => connection.Execute(
                transaction,
                $"""
                UPDATE usage_events
                SET state = 2, unknown_attempts = 0, finished_at = $now, error_status = $status, error_code = $code, error_field = $field,
                    error_message = $message, error_request_id = $request
                {StillClaimed}
                """,
                id,
                number,
                ("$now", now),
                ("$status", outcome.Rejection!.StatusCode),
                ("$code", outcome.Rejection.Code),
                ("$field", outcome.Rejection.Field),
                ("$message", outcome.Rejection.Message),
                ("$request", outcome.Rejection.RequestId)),
        };
    }
}
