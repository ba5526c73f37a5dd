using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Solvimon.Client.Http.Handlers;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Http;

/// <summary>The one place where the SDK's handlers are put in order.</summary>
internal static class HandlerChain
{
    private const string LogCategory = "Solvimon.Client";

    /// <summary>The SDK's handlers, outermost first; a user's own handlers and the primary one come after them.</summary>
    public static DelegatingHandler[] Create(SolvimonClientOptions options, IServiceProvider services, ILoggerFactory? loggerFactory)
    {
        var log = new CallLog((ILogger?)loggerFactory?.CreateLogger(LogCategory) ?? NullLogger.Instance);
        return
        [
            // Sees the call as the caller does: its whole time, its final error.
            new TelemetryHandler(log, options.TimeProvider),

            // Translates what is left after the retries, so that no retry ever sees a translated error.
            new ErrorHandler(options),

            // Above the retries, so that all attempts carry the same key.
            new IdempotencyHandler(),

            // Everything below it happens again for each attempt.
            new ResilienceHandler(options, log),

            // Last, so that each attempt is checked and carries the credential of the moment, and nothing of the SDK's
            // above it ever sees the credential.
            new CredentialHandler(options, services),
        ];
    }

    /// <summary>Links the handlers in front of a primary handler.</summary>
    public static HttpMessageHandler Link(DelegatingHandler[] handlers, HttpMessageHandler primary)
    {
        HttpMessageHandler next = primary;
        for (int i = handlers.Length - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = next;
            next = handlers[i];
        }

        return next;
    }
}
