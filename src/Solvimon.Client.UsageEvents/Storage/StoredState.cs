namespace Solvimon.Client.UsageEvents.Storage;

/// <summary>The values of the column <c>state</c> in a relational store. Those below <see cref="Rejected"/> are pending, those above it are done with.</summary>
internal static class StoredState
{
    public const short Waiting = 0;
    public const short Sending = 1;
    public const short Rejected = 2;
    public const short Delivered = 3;
    public const short Duplicate = 4;
    public const short Discarded = 5;

    /// <summary>Where an outcome takes an event.</summary>
    public static short After(UsageEventOutcomeKind outcome) => outcome switch
    {
        UsageEventOutcomeKind.Delivered => Delivered,
        UsageEventOutcomeKind.Duplicate => Duplicate,
        UsageEventOutcomeKind.Rejected => Rejected,
        _ => Waiting,
    };
}
