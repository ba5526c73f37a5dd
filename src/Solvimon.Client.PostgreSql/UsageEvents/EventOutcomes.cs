using Npgsql;
using Solvimon.Client.PostgreSql.Database;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.Storage;

namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>Writes down what became of claimed events.</summary>
internal static class EventOutcomes
{
    // The claim is locked against being taken over, not against those who write the outcomes of its other batches. It goes with its last event,
    // unless two end at the same moment: then it goes when its lease has run out.
    private const string Write =
        $"""
        WITH held AS MATERIALIZED (SELECT fence FROM usage_claims WHERE fence = @fence FOR KEY SHARE),
        outcome AS (SELECT * FROM unnest(@ids, @states, @delays, @statuses, @codes, @fields, @messages, @requests) AS outcome (id, state, delay, status, code, field, message, request)),
        written AS (
            UPDATE usage_events event
            SET state = outcome.state,
                unknown_attempts = CASE WHEN outcome.state > 0 THEN 0 WHEN outcome.delay IS NULL THEN unknown_attempts ELSE unknown_attempts + 1 END,
                due_at = COALESCE(now() + outcome.delay, due_at),
                finished_at = CASE WHEN outcome.state > 0 THEN now() END,
                customer = CASE WHEN outcome.state > 2 THEN NULL ELSE customer END,
                meter = CASE WHEN outcome.state > 2 THEN NULL ELSE meter END,
                content = CASE WHEN outcome.state > 2 THEN NULL ELSE content END,
                error_status = outcome.status, error_code = outcome.code, error_field = outcome.field, error_message = outcome.message, error_request_id = outcome.request
            FROM outcome
            WHERE event.id = outcome.id AND event.account_id = @account AND event.state = 1 AND event.fence = @fence AND EXISTS (SELECT FROM held)
            RETURNING outcome.state),
        ended AS (
            DELETE FROM usage_claims
            WHERE fence = @fence AND NOT EXISTS (SELECT FROM usage_events WHERE account_id = @account AND state = 1 AND fence = @fence AND id <> ALL (@ids))),
        {Figures.PutTogether},
        counted AS (
            INSERT INTO usage_figures (account_id, delivered, duplicates, rejected)
            SELECT @account, COUNT(*) FILTER (WHERE state = 3), COUNT(*) FILTER (WHERE state = 4), COUNT(*) FILTER (WHERE state = 2)
            FROM written HAVING COUNT(*) FILTER (WHERE state > 0) > 0)
        SELECT COUNT(*) FROM written
        """;

    public static async Task<int> WriteAsync(PostgreSqlDatabase database, long accountId, long fence, IReadOnlyList<UsageEventOutcome> outcomes, CancellationToken cancellationToken)
    {
        List<long> counted = await database.QueryAsync(
            Write,
            [
                ("account", accountId),
                ("fence", fence),
                ("ids", outcomes.Select(static outcome => outcome.Event.Position).ToArray()),
                ("states", outcomes.Select(static outcome => StoredState.After(outcome.Kind)).ToArray()),
                ("delays", outcomes.Select(static outcome => outcome.Kind == UsageEventOutcomeKind.Unknown ? outcome.Delay : (TimeSpan?)null).ToArray()),
                ("statuses", outcomes.Select(static outcome => outcome.Rejection?.StatusCode).ToArray()),
                ("codes", Texts(outcomes, static rejection => rejection.Code)),
                ("fields", Texts(outcomes, static rejection => rejection.Field)),
                ("messages", Texts(outcomes, static rejection => rejection.Message)),
                ("requests", Texts(outcomes, static rejection => rejection.RequestId)),
            ],
            static row => row.GetInt64(0),
            cancellationToken).ConfigureAwait(false);
        return (int)counted.Single();
    }

    private static string?[] Texts(IReadOnlyList<UsageEventOutcome> outcomes, Func<UsageEventRejection, string?> text) =>
        [.. outcomes.Select(outcome => outcome.Rejection is { } rejection ? StorableText.Of(text(rejection)) : null)];
}
