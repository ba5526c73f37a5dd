using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Solvimon.Client.AspNetCore.HealthChecks;

/// <summary>
/// Makes the cheapest call that needs the key. The descriptions are made for operators and say neither the key nor what the
/// server wrote; the exceptions, which quote the server, stay out of the result.
/// </summary>
internal sealed class SolvimonHealthCheck(ISolvimonClient solvimon) : IHealthCheck
{
    private const string CheapestPath = "/v1/customers?limit=1";

    // A probe that waits as long as a call may take tells nothing in time.
    private static readonly RequestOptions Options = new() { Timeout = TimeSpan.FromSeconds(10) };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using HttpResponseMessage response = await solvimon.SendAsync(HttpMethod.Get, CheapestPath, options: Options, cancellationToken: cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("Solvimon answers and accepts the key.");
        }
        catch (SolvimonRateLimitException)
        {
            return HealthCheckResult.Degraded("Solvimon limits this account's requests (429).");
        }
        catch (SolvimonTimeoutException)
        {
            return HealthCheckResult.Degraded("Solvimon did not answer in time.");
        }
        catch (SolvimonException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, Describe(e));
        }
    }

    private static string Describe(SolvimonException exception) => exception switch
    {
        SolvimonAuthenticationException e => $"Solvimon does not accept the key (401{RequestOf(e)}): is it of this environment, and not revoked?",
        SolvimonPermissionException e => $"The key may not read customers (403{RequestOf(e)}).",
        SolvimonApiException e => string.Create(CultureInfo.InvariantCulture, $"Solvimon answered {(int)e.StatusCode}{RequestOf(e)}."),
        SolvimonConnectionException => "Solvimon cannot be reached.",
        SolvimonConfigurationException => "The client is not configured: see the options of AddSolvimon.",
        _ => $"The call failed with {exception.GetType().Name}.",
    };

    private static string RequestOf(SolvimonApiException exception) => exception.RequestId is { } id ? $", request {id}" : "";
}
