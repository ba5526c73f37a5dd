using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solvimon.Client;
using Solvimon.Client.AspNetCore.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check.</summary>
public static class SolvimonHealthCheckExtensions
{
    /// <summary>
    /// Adds a check that Solvimon answers and accepts the key: one small request (<c>GET /v1/customers?limit=1</c>) each
    /// time. Degraded when requests are limited or slow; unhealthy when the key is refused or Solvimon cannot be reached.
    /// </summary>
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
}
