using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Solvimon.Client.Stores;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.HealthChecks;

/// <summary>Says how many events wait in the inbox, and since when.</summary>
internal sealed class WebhookInboxHealthCheck(IWebhookInbox inbox, IOptionsMonitor<SolvimonWebhookOptions> options, TimeSpan degradedAfter) : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        SolvimonWebhookOptions current = options.CurrentValue;
        WebhookInboxStatistics statistics;
        try
        {
            statistics = await StoreCall.WithinAsync(Timeout, current.TimeProvider, token => inbox.GetStatisticsAsync(current.Account, token), cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the store throws: it is the failure that the check is for.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The inbox cannot be asked.", e);
        }

        TimeSpan age = current.TimeProvider.GetUtcNow() - (statistics.OldestReceivedAt ?? DateTimeOffset.MaxValue);
        return new HealthCheckResult(
            age > degradedAfter || statistics.SetAside > 0 ? HealthStatus.Degraded : HealthStatus.Healthy,
            Describe(statistics),
            data: new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["waiting"] = statistics.Waiting,
                ["oldest_received_at"] = statistics.OldestReceivedAt?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                ["set_aside"] = statistics.SetAside,
            });
    }

    private static string Describe(WebhookInboxStatistics statistics)
    {
        string waiting = statistics.OldestReceivedAt is { } oldest
            ? string.Create(CultureInfo.InvariantCulture, $"Waiting events: {statistics.Waiting}, the oldest since {oldest.UtcDateTime:u}.")
            : "No event waits.";
        return statistics.SetAside > 0 ? string.Create(CultureInfo.InvariantCulture, $"{waiting} Set aside: {statistics.SetAside}.") : waiting;
    }
}
