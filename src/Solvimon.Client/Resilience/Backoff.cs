using System.Globalization;
using System.Net.Http.Headers;

namespace Solvimon.Client.Resilience;

/// <summary>How long to wait before the next attempt.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(8);

    /// <summary>Exponential with full jitter: anything from nothing to the ceiling of that attempt, so that callers spread out.</summary>
    public static TimeSpan Jittered(int attempt) => Ceiling(attempt) * Random.Shared.NextDouble();

    /// <summary>0.5 s, 1 s, 2 s, 4 s and so on, up to 8 s.</summary>
    public static TimeSpan Ceiling(int attempt)
    {
        TimeSpan ceiling = Base * Math.Pow(2, attempt);
        return ceiling < Cap ? ceiling : Cap;
    }

    /// <summary>
    /// What the server asks for in <c>Retry-After</c>, as seconds or as a date; null when it asks for nothing. Read from the
    /// text: .NET takes whole seconds up to 2,147,483,647 alone, and a wait that it cannot read is still asked for.
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider clock)
    {
        if (response is null || !response.Headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values))
        {
            return null;
        }

        string text = values.ToString().Trim();
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
        {
            return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return null;
        }

        TimeSpan wait = date - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
