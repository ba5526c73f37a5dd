using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Solvimon.Client.Models;

namespace Solvimon.Client.AspNetCore.HealthChecks;

/// <summary>
/// Makes the cheapest call that needs the key. The descriptions are made for operators and say neither the key nor what the
/// server wrote; the exceptions, which quote the server, stay out of the result.
/// </summary>
internal sealed class SolvimonHealthCheck(ISolvimonClient solvimon) : IHealthCheck
{
    // A probe that waits as long as a call may take tells nothing in time, and the next one is its repetition.
    private static readonly RequestOptions Options = new() { Timeout = TimeSpan.FromSeconds(10), MaxRetries = 0, IsProbe = true };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            IAsyncEnumerator<Page<Customer>> pages = solvimon.Customers.List().WithOptions(Options).PageSize(1).AsPages(cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (pages.ConfigureAwait(false))
            {
                // The first page alone, also when it is empty.
                await pages.MoveNextAsync().ConfigureAwait(false);
            }

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
        SolvimonSerializationException => "What answers does not answer as Solvimon does: is the base address right?",
        SolvimonConnectionException => "Solvimon cannot be reached.",
        SolvimonConfigurationException => "The client is not configured: see the options of AddSolvimon.",
        _ => $"The call failed with {exception.GetType().Name}.",
    };

    private static string RequestOf(SolvimonApiException exception) => exception.RequestId is { } id ? $", request {id}" : "";
}
