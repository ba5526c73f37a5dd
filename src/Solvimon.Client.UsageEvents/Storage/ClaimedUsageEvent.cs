namespace Solvimon.Client.UsageEvents;

/// <summary>An event that is being sent.</summary>
public sealed class ClaimedUsageEvent
{
    /// <summary>Its position in the store.</summary>
    public required long Position { get; init; }

    /// <summary>Its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Its customer, as in <see cref="NewUsageEvent.Customer"/>.</summary>
    public required string Customer { get; init; }

    /// <summary>The event as JSON.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>How many times it was sent before without learning what became of it.</summary>
    public required int UnknownAttempts { get; init; }
}
