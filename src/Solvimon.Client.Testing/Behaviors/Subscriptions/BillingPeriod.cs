using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>The API's <c>Period</c>: so many days, weeks, months or years.</summary>
internal static class BillingPeriod
{
    /// <summary>When a period ends that begins here; null when it says too little or ends beyond the calendar.</summary>
    public static DateTimeOffset? End(DateTimeOffset start, JsonObject? period, int times = 1)
    {
        try
        {
            int value = (int)Math.Min(period?["value"]?.GetValue<long>() ?? 1, int.MaxValue) * times;
            return period?.Text("type") switch
            {
                "DAY" => start.AddDays(value),
                "WEEK" => start.AddDays(7.0 * value),
                "MONTH" => start.AddMonths(value),
                "YEAR" => start.AddYears(value),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>When the period ends in which this time lies, counted from the start.</summary>
    public static DateTimeOffset? EndAround(DateTimeOffset time, DateTimeOffset start, JsonObject? period)
    {
        for (int times = 1; End(start, period, times) is { } end && end > start; times++)
        {
            if (end > time)
            {
                return end;
            }
        }

        return null;
    }
}
