namespace Solvimon.Client.UsageEvents;

/// <summary>What became of an event that was claimed.</summary>
public sealed class UsageEventOutcome
{
    private UsageEventOutcome(ClaimedUsageEvent claimed, UsageEventOutcomeKind kind)
    {
        Event = claimed;
        Kind = kind;
    }

    /// <summary>The event.</summary>
    public ClaimedUsageEvent Event { get; }

    /// <summary>Which outcome.</summary>
    public UsageEventOutcomeKind Kind { get; }

    /// <summary>When the event may be claimed again, from now; zero for at once.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>What the API said, of a rejected event.</summary>
    public UsageEventRejection? Rejection { get; private init; }

    internal static UsageEventOutcome Delivered(ClaimedUsageEvent claimed) => new(claimed, UsageEventOutcomeKind.Delivered);

    internal static UsageEventOutcome Duplicate(ClaimedUsageEvent claimed) => new(claimed, UsageEventOutcomeKind.Duplicate);

    internal static UsageEventOutcome Released(ClaimedUsageEvent claimed) => new(claimed, UsageEventOutcomeKind.Released);

    internal static UsageEventOutcome Unknown(ClaimedUsageEvent claimed, TimeSpan delay) => new(claimed, UsageEventOutcomeKind.Unknown) { Delay = delay };

    internal static UsageEventOutcome Rejected(ClaimedUsageEvent claimed, UsageEventRejection rejection) => new(claimed, UsageEventOutcomeKind.Rejected) { Rejection = rejection };
}
