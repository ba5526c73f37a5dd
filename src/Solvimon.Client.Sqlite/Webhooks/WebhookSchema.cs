using Solvimon.Client.Sqlite.Database;

namespace Solvimon.Client.Sqlite.Webhooks;

/// <summary>The tables of webhooks. Times are milliseconds since 1970.</summary>
internal static class WebhookSchema
{
    public static readonly SqliteSchema Schema = new(
        "webhooks",
        """
        CREATE TABLE webhook_inbox (
            id           INTEGER PRIMARY KEY AUTOINCREMENT,
            account      TEXT    NOT NULL,
            digest       TEXT    NOT NULL,
            type         TEXT    NOT NULL,
            body         BLOB    NOT NULL,
            received_at  INTEGER NOT NULL,
            attempts     INTEGER NOT NULL DEFAULT 0,
            fence        INTEGER NOT NULL DEFAULT 0,
            lease_until  INTEGER NOT NULL DEFAULT 0,
            due_at       INTEGER NOT NULL DEFAULT 0,
            completed_at INTEGER NULL,
            set_aside_at INTEGER NULL,
            error        TEXT    NULL,
            UNIQUE (account, digest)
        );

        CREATE INDEX webhook_inbox_waiting   ON webhook_inbox (account, id)  WHERE completed_at IS NULL AND set_aside_at IS NULL;
        CREATE INDEX webhook_inbox_set_aside ON webhook_inbox (account, id)  WHERE set_aside_at IS NOT NULL;
        CREATE INDEX webhook_inbox_completed ON webhook_inbox (completed_at) WHERE completed_at IS NOT NULL;

        CREATE TABLE webhook_digests (
            account    TEXT    NOT NULL,
            digest     TEXT    NOT NULL,
            handled_at INTEGER NOT NULL,
            PRIMARY KEY (account, digest)
        ) WITHOUT ROWID;

        CREATE INDEX webhook_digests_handled ON webhook_digests (handled_at);
        """);

    /// <summary>How long digests are kept: Solvimon repeats for 7 days.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(8);

    public static IOException Failure(SqliteFailure failure, Exception? cause) => new(failure.Message, cause);
}
