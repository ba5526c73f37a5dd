using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Solvimon.Client.Calls;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Resilience;

/// <summary>The Polly pipeline that every attempt of every call runs in, strategies outermost first.</summary>
internal static class CallPipeline
{
    // For a call without a timeout. Who is asked to wait longer learns of it at once.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly validates options by their attributes; NoOptions has none.")]
    public static ResiliencePipeline<HttpResponseMessage> Create(SolvimonClientOptions options, Throttle throttle, CallLog log)
    {
        TimeProvider clock = options.TimeProvider;
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = clock };
        builder.AddRetry(Retry(options, log));

        // Inside the retry, so that an open circuit ends the waiting at once.
        if (options.CircuitBreakerDuration is { } duration)
        {
            builder.AddCircuitBreaker(CircuitBreaker(duration));
        }

        // Inside the retry, so that each attempt waits for the client's pause and a place, and none holds a place while it waits.
        builder.AddStrategy(_ => new AdmissionStrategy(throttle, options.MaxConcurrentRequests, clock), new NoOptions());

        // One attempt, from the connection to the last byte of the body: at most AttemptTimeout, and never longer than the
        // call's own time. The waits between attempts are bounded where they are decided on, so that the whole call is.
        return builder
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => new(args.Context.Call().Progress.Shorten(options.AttemptTimeout)) })
            .Build();
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(SolvimonClientOptions options, CallLog log) => new()
    {
        // How many a call may have is decided per call, below.
        MaxRetryAttempts = int.MaxValue,
        ShouldHandle = args => new(ShouldRepeat(args, options)),
        DelayGenerator = static args => new(args.Context.Delay()),
        OnRetry = args =>
        {
            log.Retrying(args.Context.Call(), args.Outcome, args.RetryDelay);
            return default;
        },
    };

    private static bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> args, SolvimonClientOptions options)
    {
        ApiCall call = args.Context.Call();
        if (args.AttemptNumber >= (call.Options.MaxRetries ?? options.MaxRetries)
            || args.Context.CancellationToken.IsCancellationRequested
            || !RetryPolicy.MayRepeat(call, FateOf(call, args.Outcome.Exception), options.UsageEventsAreIdempotent))
        {
            return false;
        }

        // A wait that the call's timeout would outlast only delays the bad news.
        TimeSpan delay = Backoff.RetryAfter(args.Outcome.Result, options.TimeProvider) is { Ticks: > 0 } asked ? asked : Backoff.Jittered(args.AttemptNumber);
        args.Context.SetDelay(delay);
        return delay < call.Progress.TimeLeft && delay <= LongestDelay;
    }

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> CircuitBreaker(TimeSpan duration) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = duration,
        BreakDuration = duration,

        // Attempts that a timeout cut off count, also the call's own; what the caller canceled says nothing about Solvimon.
        ShouldHandle = static args => new(
            !args.Context.CancellationToken.IsCancellationRequested
            && FateOf(args.Context.Call(), args.Outcome.Exception) is AttemptFate.NotDone or AttemptFate.Ambiguous or AttemptFate.AmbiguousAndFinal),
    };

    // The attempt's own time also holds for the wait for a key: nothing was sent then, and the next attempt may be luckier.
    private static AttemptFate FateOf(ApiCall call, Exception? exception) => (call.Progress.Fate, exception) switch
    {
        (_, BrokenCircuitException or SolvimonException) => AttemptFate.Final,
        (AttemptFate.NotSent, TimeoutRejectedException) => AttemptFate.NotDone,
        (var fate, _) => fate,
    };

    private sealed class NoOptions : ResilienceStrategyOptions;
}
