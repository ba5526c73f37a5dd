using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Solvimon.Client;
using Solvimon.Client.AspNetCore;
using Solvimon.Client.AspNetCore.HealthChecks;
using Solvimon.Client.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health checks.</summary>
public static class SolvimonHealthCheckExtensions
{
    /// <summary>
    /// Adds a check that Solvimon answers and accepts the key: one small request (<c>GET /v1/customers?limit=1</c>) each
    /// time, not repeated. Degraded when requests are limited or slow; unhealthy when the key is refused or Solvimon cannot be reached.
    /// </summary>
    /// <remarks>For readiness and alerts, not for liveness: to restart a process does not repair Solvimon.</remarks>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name. Default: <c>solvimon</c>.</param>
    /// <param name="failureStatus">What a failure is reported as. Default: unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="serviceKey">The key of the client, when it was registered with <c>AddKeyedSolvimon</c>.</param>
    public static IHealthChecksBuilder AddSolvimonHealthCheck(
        this IHealthChecksBuilder builder,
        string name = "solvimon",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        string? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new SolvimonHealthCheck(serviceKey is null
                ? provider.GetRequiredService<ISolvimonClient>()
                : provider.GetRequiredKeyedService<ISolvimonClient>(serviceKey)),
            failureStatus,
            tags));
    }

    /// <summary>
    /// Adds a check of the webhook inbox that says how many events wait, and since when. Degraded when the oldest waits for too
    /// long, or events were set aside; unhealthy when the inbox cannot be asked.
    /// </summary>
    /// <remarks>For readiness and alerts, not for liveness: to restart a process does not repair a handler.</remarks>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name. Default: <c>solvimon-webhook-inbox</c>.</param>
    /// <param name="degradedAfter">For how long the oldest event may wait. Default: 5 minutes.</param>
    /// <param name="failureStatus">What an inbox that cannot be asked is reported as. Default: unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    public static IHealthChecksBuilder AddSolvimonWebhookInboxHealthCheck(
        this IHealthChecksBuilder builder,
        string name = "solvimon-webhook-inbox",
        TimeSpan? degradedAfter = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new WebhookInboxHealthCheck(
                provider.GetService<IWebhookInbox>() ?? throw new InvalidOperationException("There is no inbox to check: AddSolvimonWebhooks(...).UseInbox<...>() registers one."),
                provider.GetRequiredService<IOptionsMonitor<SolvimonWebhookOptions>>(),
                degradedAfter ?? TimeSpan.FromMinutes(5)),
            failureStatus,
            tags));
    }
}
