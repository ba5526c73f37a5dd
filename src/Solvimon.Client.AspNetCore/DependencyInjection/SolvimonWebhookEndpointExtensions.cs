using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.AspNetCore.Receiving;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives the receiver of webhooks an address.</summary>
public static class SolvimonWebhookEndpointExtensions
{
    /// <summary>
    /// Receives webhooks at a path: verifies each, and gives it to its handlers. Answers 200 when an event is done (or nobody
    /// wants it), and otherwise a status that makes Solvimon send it again.
    /// </summary>
    /// <remarks>Nothing may read or change the body before: no model binding, no request decompression.</remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/webhooks/solvimon</c>.</param>
    /// <returns>The endpoint, for conventions such as <c>AllowAnonymous()</c> where the application asks every request for a user.</returns>
    /// <exception cref="InvalidOperationException"><c>AddSolvimonWebhooks</c> was not called.</exception>
    public static IEndpointConventionBuilder MapSolvimonWebhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        WebhookReceiver receiver = endpoints.ServiceProvider.GetService<WebhookReceiver>()
            ?? throw new InvalidOperationException("MapSolvimonWebhooks needs its services: call builder.Services.AddSolvimonWebhooks(...) before the application is built.");
        return endpoints.MapPost(pattern, new RequestDelegate(receiver.ReceiveAsync)).WithDisplayName("Solvimon webhooks");
    }
}
