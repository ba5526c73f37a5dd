namespace Solvimon.Client.Testing;

/// <summary>How a <see cref="SolvimonSandbox"/> behaves.</summary>
public sealed class SolvimonSandboxOptions
{
    /// <summary>
    /// The clock: timestamps of resources, the 48 hours for which idempotency keys are kept, and the delays of faults.
    /// Default: <see cref="System.TimeProvider.System"/>.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The API keys that are let in. Default: none given, and the sandbox makes up one of its own.</summary>
    public IReadOnlyCollection<string> ApiKeys { get; init; } = [];

    /// <summary>The bearer tokens that are let in, as the alternative to a key. Default: none.</summary>
    public IReadOnlyCollection<string> AccessTokens { get; init; } = [];

    /// <summary>The size of a page when the request names none. Default: 10, as in the tutorial of the API.</summary>
    public int DefaultPageSize { get; init; } = 10;

    /// <summary>The largest page; a request for more gets this many. Default: 500. The API's own limit is not documented.</summary>
    public int MaxPageSize { get; init; } = 500;

    /// <summary>
    /// Whether pages say how many there are in <c>total_number_of_pages</c>. Default: false, as in the tutorial of the API,
    /// although the API's documents describe the member.
    /// </summary>
    public bool IncludeTotalNumberOfPages { get; init; }

    /// <summary>What becomes of a usage event whose reference was ingested before. Default: it counts once more.</summary>
    public SandboxDuplicateEvents DuplicateEvents { get; init; }

    /// <summary>
    /// How long after each failure a webhook's event is sent again; the last one counts for all that follow. After 7 days it is given up, with an empty list at once.
    /// Default: the API's, 2, 4, 8, 16 and 32 minutes, 1, 2, 4 and 8 hours, then every 8 hours.
    /// </summary>
    public IReadOnlyList<TimeSpan> WebhookRetryDelays { get; init; } =
    [
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(16), TimeSpan.FromMinutes(32),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <summary>How many requests <see cref="SolvimonSandbox.Requests"/> keeps; the oldest go first. Default: 100,000.</summary>
    public int MaxRecordedRequests { get; init; } = 100_000;
}
