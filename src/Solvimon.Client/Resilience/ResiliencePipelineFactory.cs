using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Solvimon.Client.Telemetry;

namespace Solvimon.Client.Resilience;

/// <summary>Puts the strategies together, outermost first.</summary>
internal static class ResiliencePipelineFactory
{
    // For a call without a timeout. Who is asked to wait longer learns of it at once.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly validates options by their attributes; NoOptions has none.")]
    public static ResiliencePipeline<HttpResponseMessage> Create(SolvimonClientOptions options, Throttle throttle, CallLog log)
    {
        TimeProvider clock = options.TimeProvider;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };

        // The whole call, its waits included; a first attempt outside the pipeline has taken its part already.
        builder.AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static args => new(args.Context.Progress().Shorten(Timeout.InfiniteTimeSpan)) });

        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry(options, log));
        }

        // Inside the retry, so that an open circuit ends the waiting at once.
        if (options.CircuitBreakerDuration is { } duration)
        {
            builder.AddCircuitBreaker(CircuitBreaker(duration));
        }

        // Inside the retry, so that each attempt waits for the client's pause and place, and none holds a place while it waits.
        builder.AddStrategy(_ => new ThrottleStrategy(throttle, clock), new NoOptions());
        if (options.MaxConcurrentRequests is { } limit)
        {
            builder.AddStrategy(_ => new ConcurrencyStrategy(limit), new NoOptions());
        }

        // One attempt, from the connection to the last byte of the body.
        return builder
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => new(options.AttemptTimeout) })
            .Build();
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(SolvimonClientOptions options, CallLog log) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        ShouldHandle = args => new(ShouldRepeat(args, options)),
        DelayGenerator = static args => new(args.Context.Progress().NextDelay),
        OnRetry = args =>
        {
            log.Retrying(args.Context.Progress(), args.Outcome);
            return default;
        },
    };

    private static bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> args, SolvimonClientOptions options)
    {
        CallProgress progress = args.Context.Progress();
        AttemptFate fate = RetryPolicy.Judge(progress.Call, args.Outcome.Result, args.Outcome.Exception);
        if (!RetryPolicy.MayRepeat(progress.Call, fate, options.UsageEventsAreIdempotent) || args.Context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        // A wait that the call's timeout would outlast only delays the bad news.
        progress.NextDelay = Backoff.RetryAfter(args.Outcome.Result, options.TimeProvider) is { Ticks: > 0 } asked ? asked : Backoff.Jittered(args.AttemptNumber);
        return progress.NextDelay < progress.TimeLeft && progress.NextDelay <= LongestDelay;
    }

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> CircuitBreaker(TimeSpan duration) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = duration,
        BreakDuration = duration,
        ShouldHandle = static args => new(
            RetryPolicy.Judge(args.Context.Progress().Call, args.Outcome.Result, args.Outcome.Exception) != AttemptFate.Final),
    };

    private sealed class NoOptions : ResilienceStrategyOptions;
}
