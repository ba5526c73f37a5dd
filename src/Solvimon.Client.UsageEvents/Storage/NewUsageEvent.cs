namespace Solvimon.Client.UsageEvents;

/// <summary>An event to be stored.</summary>
public sealed class NewUsageEvent
{
    /// <summary>The event's reference: its key within the account.</summary>
    public required string Reference { get; init; }

    /// <summary>The customer's reference, or else the id.</summary>
    public required string Customer { get; init; }

    /// <summary>The meter's reference, or else the id.</summary>
    public required string Meter { get; init; }

    /// <summary>A digest of what the caller recorded, before it was stamped: it tells a repetition from a conflict.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The event as JSON, as it will be sent.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
