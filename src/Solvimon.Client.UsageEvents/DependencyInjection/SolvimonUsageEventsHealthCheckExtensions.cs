using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Solvimon.Client.UsageEvents;
using Solvimon.Client.UsageEvents.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the outbox's health check.</summary>
public static class SolvimonUsageEventsHealthCheckExtensions
{
    /// <summary>
    /// Adds a check of the outbox. Degraded and unhealthy by the age of the oldest pending event (<see cref="UsageEventsOptions.DegradedAge"/>,
    /// <see cref="UsageEventsOptions.UnhealthyAge"/>); unhealthy when Solvimon refuses everything, as with a revoked key, or the store cannot be read.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name. Default: <c>solvimon-usage-events</c>.</param>
    /// <param name="failureStatus">What a failure is reported as. Default: unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="serviceKey">The key of the outbox, when it was registered with <c>AddKeyedSolvimonUsageEvents</c>.</param>
    public static IHealthChecksBuilder AddSolvimonUsageEventsHealthCheck(
        this IHealthChecksBuilder builder,
        string name = "solvimon-usage-events",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        string? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new UsageEventsHealthCheck(
                serviceKey is null ? provider.GetRequiredService<IUsageEvents>() : provider.GetRequiredKeyedService<IUsageEvents>(serviceKey),
                provider.GetRequiredService<IOptionsMonitor<UsageEventsOptions>>().Get(serviceKey ?? Options.Options.DefaultName),
                provider.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags));
    }
}
