using Solvimon.Client.PostgreSql.UsageEvents;
using Solvimon.Client.PostgreSql.Webhooks;

namespace Solvimon.Client.PostgreSql;

/// <summary>
/// The SQL of the tables. The stores make and migrate them by themselves, in the first schema of the connection's search path; this is to look
/// at, or to make them with rights that the application has not.
/// </summary>
public static class SolvimonPostgreSqlTables
{
    /// <summary>The statements that make the tables of the usage events where there are none.</summary>
    public static string GetUsageEventsSql() => UsageEventSchema.Schema.Sql;

    /// <summary>The statements that make the tables of the webhook inbox and of deduplication where there are none.</summary>
    public static string GetWebhooksSql() => WebhookSchema.Schema.Sql;
}
