namespace Solvimon.Client.UsageEvents;

/// <summary>The events that the API refused. They are kept, with their content, until they are retried or discarded.</summary>
public interface IRejectedUsageEvents
{
    /// <summary>Lists rejected events, the oldest first.</summary>
    /// <param name="filter">Which ones; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<RejectedUsageEvent> ListAsync(RejectedUsageEventFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Sends rejected events again, as they were recorded, after their cause was corrected at Solvimon.</summary>
    /// <param name="filter">Which ones; an empty filter for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many will be sent again.</returns>
    Task<long> RetryAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Gives rejected events up: their content is deleted, and they count as discarded. They are not billed.</summary>
    /// <param name="filter">Which ones; an empty filter for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many were discarded.</returns>
    Task<long> DiscardAsync(RejectedUsageEventFilter filter, CancellationToken cancellationToken = default);
}
