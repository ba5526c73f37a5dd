using Solvimon.Client.Sqlite.Database;
using Solvimon.Client.UsageEvents;

namespace Solvimon.Client.Sqlite.UsageEvents;

/// <summary>The tables of the usage events. Times are milliseconds since 1970.</summary>
internal static class UsageEventSchema
{
    // due_at is 0 until an event was sent once: a clock that is set back must not hold up what is new.
    public static readonly SqliteSchema Schema = new(
        "usage_events",
        """
        CREATE TABLE usage_accounts (
            id           INTEGER PRIMARY KEY,
            name         TEXT    NOT NULL UNIQUE,
            base_address TEXT    NOT NULL,
            platform_id  TEXT    NOT NULL,
            fence        INTEGER NOT NULL DEFAULT 0,
            recorded     INTEGER NOT NULL DEFAULT 0,
            delivered    INTEGER NOT NULL DEFAULT 0,
            duplicates   INTEGER NOT NULL DEFAULT 0,
            rejected     INTEGER NOT NULL DEFAULT 0,
            discarded    INTEGER NOT NULL DEFAULT 0,
            pending      INTEGER NOT NULL DEFAULT 0
        );

        CREATE TABLE usage_events (
            id               INTEGER PRIMARY KEY,
            account_id       INTEGER NOT NULL REFERENCES usage_accounts (id),
            reference        TEXT    NOT NULL,
            hash             BLOB    NOT NULL,
            state            INTEGER NOT NULL DEFAULT 0,
            customer         TEXT    NULL,
            meter            TEXT    NULL,
            content          BLOB    NULL,
            recorded_at      INTEGER NOT NULL,
            due_at           INTEGER NOT NULL DEFAULT 0,
            unknown_attempts INTEGER NOT NULL DEFAULT 0,
            fence            INTEGER NOT NULL DEFAULT 0,
            finished_at      INTEGER NULL,
            error_status     INTEGER NULL,
            error_code       TEXT    NULL,
            error_field      TEXT    NULL,
            error_message    TEXT    NULL,
            error_request_id TEXT    NULL,
            UNIQUE (account_id, reference)
        );

        CREATE INDEX usage_events_waiting  ON usage_events (account_id, due_at, id) WHERE state = 0;
        CREATE INDEX usage_events_sending  ON usage_events (account_id, id)         WHERE state = 1;
        CREATE INDEX usage_events_rejected ON usage_events (account_id, id)         WHERE state = 2;
        CREATE INDEX usage_events_unknown  ON usage_events (account_id)             WHERE state < 2 AND unknown_attempts > 0;
        CREATE INDEX usage_events_finished ON usage_events (finished_at)            WHERE state > 2;
        """);

    public static UsageEventStoreException Failure(SqliteFailure failure, Exception? cause) => new(failure.Message, failure.IsTransient, cause);
}
