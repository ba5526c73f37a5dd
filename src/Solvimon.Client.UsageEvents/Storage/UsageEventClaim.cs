namespace Solvimon.Client.UsageEvents;

/// <summary>Events that this process, and no other, sends now.</summary>
public sealed class UsageEventClaim
{
    /// <summary>Grows with each claim, or with each process that takes over. An outcome counts only while this is the event's own number.</summary>
    public required long FencingNumber { get; init; }

    /// <summary>
    /// How long the claim holds unless it is renewed, counted from before the events were taken: longer than a request may take
    /// (<see cref="SolvimonClientOptions.Timeout"/>). <see langword="null"/> when it holds until the process ends, as with a lock of the
    /// operating system.
    /// </summary>
    public TimeSpan? LeaseDuration { get; init; }

    /// <summary>The events, in the order in which they were recorded.</summary>
    public required IReadOnlyList<ClaimedUsageEvent> Events { get; init; }
}
