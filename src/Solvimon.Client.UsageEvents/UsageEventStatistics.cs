namespace Solvimon.Client.UsageEvents;

/// <summary>
/// What became of an account's events, counted in one moment. The figures add up: <see cref="Recorded"/> is the sum of
/// <see cref="Delivered"/>, <see cref="Duplicates"/>, <see cref="Rejected"/>, <see cref="Discarded"/> and <see cref="Pending"/>.
/// </summary>
public sealed class UsageEventStatistics
{
    /// <summary>How many events were committed to the store since it was made. One that was recorded twice counts once.</summary>
    public required long Recorded { get; init; }

    /// <summary>How many the API took.</summary>
    public required long Delivered { get; init; }

    /// <summary>How many the API had already when they were sent.</summary>
    public required long Duplicates { get; init; }

    /// <summary>How many the API refused, and nobody has retried or discarded since.</summary>
    public required long Rejected { get; init; }

    /// <summary>How many were given up by a call of <see cref="IRejectedUsageEvents.DiscardAsync"/> or <see cref="IUsageEvents.DiscardCustomerAsync"/>.</summary>
    public required long Discarded { get; init; }

    /// <summary>How many are still to be delivered, those being sent included.</summary>
    public required long Pending { get; init; }

    /// <summary>How many of <see cref="Pending"/> were sent without learning what became of them.</summary>
    public required long Unknown { get; init; }

    /// <summary>When the oldest pending event was recorded, by the clock of the process that did; <see langword="null"/> when none is pending.</summary>
    public required DateTimeOffset? OldestPendingAt { get; init; }
}
