using Polly;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Resilience;

/// <summary>Carries a call, and the wait that was decided on, through Polly's pipeline.</summary>
internal static class CallInContext
{
    private static readonly ResiliencePropertyKey<ApiCall> CallKey = new("Solvimon.Client.Call");
    private static readonly ResiliencePropertyKey<TimeSpan> DelayKey = new("Solvimon.Client.Delay");

    public static ApiCall Call(this ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    public static void SetCall(this ResilienceContext context, ApiCall call) => context.Properties.Set(CallKey, call);

    public static TimeSpan Delay(this ResilienceContext context) => context.Properties.GetValue(DelayKey, default);

    public static void SetDelay(this ResilienceContext context, TimeSpan delay) => context.Properties.Set(DelayKey, delay);
}
