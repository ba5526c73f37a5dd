using Solvimon.Client.Models;

namespace Solvimon.Client.UsageEvents;

/// <summary>An event that the API refused, with what it said.</summary>
public sealed class RejectedUsageEvent
{
    /// <summary>The event's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The event as it was sent. It may hold personal data.</summary>
    public required UsageEventCreateRequest Event { get; init; }

    /// <summary>Why.</summary>
    public required UsageEventRejection Rejection { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was rejected.</summary>
    public required DateTimeOffset RejectedAt { get; init; }
}
