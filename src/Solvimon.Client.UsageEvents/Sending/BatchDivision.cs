
namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>Divides what was claimed into batches: across customers, but for those who are suspect.</summary>
internal static class BatchDivision
{
    public static List<ClaimedUsageEvent[]> Divide(IReadOnlyList<ClaimedUsageEvent> events, int batchSize, SuspectCustomers suspects)
    {
        ILookup<string, ClaimedUsageEvent> groups = events.ToLookup(e => suspects.Contains(e.Customer) ? e.Customer : "", StringComparer.Ordinal);
        return [.. groups.SelectMany(group => group.Chunk(batchSize))];
    }
}
