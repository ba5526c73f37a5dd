using Solvimon.Client.Sqlite.UsageEvents;
using Solvimon.Client.Sqlite.Webhooks;

namespace Solvimon.Client.Sqlite;

/// <summary>The SQL of the tables. The stores make and migrate them by themselves; this is to look at, or to make them with rights that the application has not.</summary>
public static class SolvimonSqliteTables
{
    /// <summary>The statements that make the tables of the usage events in an empty database.</summary>
    public static string GetUsageEventsSql() => UsageEventSchema.Schema.Sql;

    /// <summary>The statements that make the tables of the webhook inbox and of deduplication in an empty database.</summary>
    public static string GetWebhooksSql() => WebhookSchema.Schema.Sql;
}
