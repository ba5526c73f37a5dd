namespace Solvimon.Client.UsageEvents;

/// <summary>Which rejected events are meant: those that meet every condition that is set.</summary>
public sealed class RejectedUsageEventFilter
{
    /// <summary>The event with this reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Events of this customer: the reference, or the id, as they were recorded with.</summary>
    public string? Customer { get; init; }

    /// <summary>Events of this meter: the reference, or the id, as they were recorded with.</summary>
    public string? Meter { get; init; }

    /// <summary>Events refused with this code, such as <c>RESOURCE_NOT_FOUND</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Events that were rejected before this time.</summary>
    public DateTimeOffset? RejectedBefore { get; init; }
}
