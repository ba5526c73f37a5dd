namespace Solvimon.Client.UsageEvents;

/// <summary>What became of an event that was to be stored.</summary>
public enum UsageEventRecordResult
{
    /// <summary>It is stored.</summary>
    Recorded,

    /// <summary>It was there before, with the same content.</summary>
    RecordedBefore,

    /// <summary>Its reference belongs to an event with another content; it is not stored.</summary>
    Conflict,
}
