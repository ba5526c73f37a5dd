using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solvimon.Client.UsageEvents.Outbox;

namespace Solvimon.Client.UsageEvents.HealthChecks;

/// <summary>Says how old the oldest pending event is, and whether Solvimon takes events at all.</summary>
internal sealed class UsageEventsHealthCheck(IUsageEvents usage, UsageEventsOptions options, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!options.Enabled)
        {
            return HealthCheckResult.Healthy("Usage events are switched off.");
        }

        try
        {
            UsageEventStatistics statistics = await usage.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
            TimeSpan age = statistics.OldestPendingAt is { } oldest ? clock.GetUtcNow() - oldest : TimeSpan.Zero;
            return Judge(statistics, age, context.Registration.FailureStatus);
        }
        catch (Exception e) when (e is UsageEventStoreException or SolvimonConfigurationException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message);
        }
    }

    private HealthCheckResult Judge(UsageEventStatistics statistics, TimeSpan age, HealthStatus failure)
    {
        Dictionary<string, object> data = new Dictionary<string, object>
        {
            ["pending"] = statistics.Pending,
            ["unknown"] = statistics.Unknown,
            ["rejected"] = statistics.Rejected,
            ["oldest_pending_age_seconds"] = Math.Max(0, age.TotalSeconds),
        };
        if (usage is UsageEventsOutbox { HeldBecause: { } reason })
        {
            return new HealthCheckResult(failure, $"Solvimon refuses all usage events ({reason}): see to the key, its permissions, and the address. They wait.", data: data);
        }

        string description = string.Create(CultureInfo.InvariantCulture, $"{statistics.Pending} usage events are pending, the oldest for {Math.Max(0, age.TotalMinutes):0} minutes; {statistics.Rejected} are rejected.");
        HealthStatus status = age >= options.UnhealthyAge ? failure : age >= options.DegradedAge ? HealthStatus.Degraded : HealthStatus.Healthy;
        return new HealthCheckResult(status, description, data: data);
    }
}
