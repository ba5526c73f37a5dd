using System.Net.Http.Headers;

namespace Solvimon.Client.Resilience;

/// <summary>How long to wait before the next attempt.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(8);

    /// <summary>Exponential with full jitter: anything from nothing to the ceiling of that attempt, so that callers spread out.</summary>
    public static TimeSpan Jittered(int attempt) => Ceiling(attempt) * Random.Shared.NextDouble();

    /// <summary>0.5 s, 1 s, 2 s, 4 s, then 8 s.</summary>
    public static TimeSpan Ceiling(int attempt) => Base * Math.Min(1 << Math.Min(attempt, 10), Cap / Base);

    /// <summary>What the server asks for in <c>Retry-After</c>, as seconds or as a date; null when it asks for nothing.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider clock)
    {
        RetryConditionHeaderValue? header = response?.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
