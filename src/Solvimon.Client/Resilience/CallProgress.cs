using Polly;
using Solvimon.Client.Http;

namespace Solvimon.Client.Resilience;

/// <summary>What the strategies of one call share: the call, its deadline, and the wait that was decided on.</summary>
internal sealed class CallProgress(ApiCall call, TimeSpan timeout, TimeProvider clock)
{
    private static readonly ResiliencePropertyKey<CallProgress> PropertyKey = new("Solvimon.Client.CallProgress");

    private readonly long _startedAt = clock.GetTimestamp();

    public ApiCall Call { get; } = call;

    public TimeSpan Timeout { get; } = timeout;

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan NextDelay { get; set; }

    public TimeSpan TimeLeft => Timeout == System.Threading.Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Timeout - clock.GetElapsedTime(_startedAt);

    public static CallProgress Of(ResilienceContext context) => context.Properties.GetValue(PropertyKey, null!);

    public void AttachTo(ResilienceContext context) => context.Properties.Set(PropertyKey, this);
}
