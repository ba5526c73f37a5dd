namespace Solvimon.Client.UsageEvents;

/// <summary>What may become of an event that was claimed.</summary>
public enum UsageEventOutcomeKind
{
    /// <summary>The API took it.</summary>
    Delivered,

    /// <summary>The API had it already.</summary>
    Duplicate,

    /// <summary>The API refused it.</summary>
    Rejected,

    /// <summary>It was certainly not taken this time, and waits again. Whether an earlier attempt was taken stays as unknown as it was.</summary>
    Released,

    /// <summary>It may have been taken: it waits again, its outcome unknown.</summary>
    Unknown,
}
