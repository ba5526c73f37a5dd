namespace Solvimon.Client.UsageEvents;

/// <summary>How usage events are recorded and sent. Read once, when the outbox is first used.</summary>
public sealed class UsageEventsOptions
{
    /// <summary>The path that takes batches of 50 events.</summary>
    public const string DefaultIngestPath = "/v1/events/ingest-batch";

    /// <summary>
    /// Whether events are recorded and sent. Default: <see langword="true"/>. Switched off, for development machines without a key, events
    /// are checked and forgotten: there is no store, and no client is asked for.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The account's name in the store, 1 to 100 characters long. It is part of every event's identity: accounts that share a store
    /// need different names. Default: <c>default</c>, or the key that was given to <c>AddKeyedSolvimonUsageEvents</c>.
    /// </summary>
    public string Account { get; set; } = "default";

    /// <summary>How many events may wait in memory to be committed. Default: 10,000. When it is full, <c>RecordAsync</c> waits and <c>TryRecord</c> says no.</summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>How long an event that <c>TryRecord</c> took may stay in memory before it is committed, while the store can be written. Default: 50 milliseconds. At most 10 seconds.</summary>
    public TimeSpan CommitDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long <c>RecordAsync</c> waits for a store that cannot be written, before it throws. Default: 30 seconds.</summary>
    public TimeSpan RecordTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many events are sent in one request. Default: 50, which is also the most on the default path. At most 1,000.</summary>
    public int BatchSize { get; set; } = 50;

    /// <summary>
    /// Where batches are sent. Default: <see cref="DefaultIngestPath"/>. The documented <c>/v2/events/ingest-batch</c>, for up to 1,000
    /// events, was not served when this version was made.
    /// </summary>
    public string IngestPath { get; set; } = DefaultIngestPath;

    /// <summary>How many requests are under way at once. Default: 4. Range: 1 to 64.</summary>
    public int MaxConcurrentBatches { get; set; } = 4;

    /// <summary>
    /// How long after an attempt whose outcome is not known Solvimon is asked for the events, before they are sent again. Default: 30 seconds.
    /// Not used where <see cref="SolvimonClientOptions.UsageEventsAreIdempotent"/> is set: then they are simply sent again.
    /// </summary>
    public TimeSpan LookUpDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the reference of a delivered or discarded event is remembered, so that it cannot be recorded again. Default: 35 days.</summary>
    public TimeSpan KeepReferences { get; set; } = TimeSpan.FromDays(35);

    /// <summary>From which age of the oldest pending event on the health check says degraded. Default: 1 hour.</summary>
    public TimeSpan DegradedAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>From which age of the oldest pending event on the health check says unhealthy. Default: 4 hours; Solvimon closes an invoice 8 hours after its period.</summary>
    public TimeSpan UnhealthyAge { get; set; } = TimeSpan.FromHours(4);

    /// <summary>
    /// Called after an event was rejected and that is stored. Default: <see langword="null"/>. What it throws is logged. After a crash
    /// it may not have been called: <see cref="IUsageEvents.Rejected"/> has all of them.
    /// </summary>
    public Func<RejectedUsageEvent, CancellationToken, ValueTask>? OnRejected { get; set; }
}
