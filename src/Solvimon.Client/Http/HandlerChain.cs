using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Solvimon.Client.Http.Handlers;
using Solvimon.Client.Resilience;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Http;

/// <summary>The one place where the SDK's handlers are put in order.</summary>
internal static class HandlerChain
{
    private const string LogCategory = "Solvimon.Client";

    /// <summary>The SDK's handlers, outermost first; a user's own handlers and the primary one come after them.</summary>
    public static DelegatingHandler[] Create(SolvimonClientOptions options, IServiceProvider services, ILoggerFactory? loggerFactory)
    {
        CallLog log = new((ILogger?)loggerFactory?.CreateLogger(LogCategory) ?? NullLogger.Instance);
        KeyProvider provider = new(options, services);
        Throttle throttle = new(options.TimeProvider);
        List<DelegatingHandler> handlers =
        [
            // Finishes the request that Refit began, so that all others know where it goes.
            new RequestHandler(options, provider),

            // Sees the call as the caller does: its whole time, its final error.
            new TelemetryHandler(log, options.TimeProvider),

            // Translates what is left after the retries, so that no retry ever sees a translated error.
            new ErrorHandler(options),

            // Everything below it happens again for each attempt, on a message without the traces of the one before.
            new ResilienceHandler(options, throttle, log),
            new HeaderHandler(options),
            new IdempotencyHandler(),

            // After all else that may fail before anything is sent, so that a request that is refused is no attempt.
            new CredentialHandler(options, provider),

            // Last, so that what it counts and judges is what goes over the wire.
            new AttemptHandler(options, throttle),
        ];
        if (options.UsageEventsAreIdempotent)
        {
            // Between the errors and the retries: what it turns into a success never becomes an exception.
            handlers.Insert(3, new DuplicateEventHandler());
        }

        return [.. handlers];
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
