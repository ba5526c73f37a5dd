namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

/// <summary>The system's clock, set forward or back. What measures time goes on as it did, as on a real machine.</summary>
internal sealed class MovableClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
