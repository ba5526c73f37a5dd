using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace Solvimon.Client;

/// <summary>
/// How a client reaches Solvimon. Exactly one credential is needed: <see cref="ApiKey"/>, <see cref="ApiKeyProvider"/> or
/// <see cref="AccessToken"/>. Read once, when the client is made; to rotate a key without a restart use <see cref="ApiKeyProvider"/>.
/// </summary>
public sealed class SolvimonClientOptions
{
    /// <summary>The configuration section that <c>AddSolvimon()</c> reads: <c>Solvimon</c>.</summary>
    public const string SectionName = "Solvimon";

    /// <summary>The environment variable that <c>AddSolvimon()</c> falls back to for the key: <c>SOLVIMON_API_KEY</c>.</summary>
    public const string ApiKeyVariable = "SOLVIMON_API_KEY";

    /// <summary>The secret API key, sent as <c>X-API-KEY</c>. It belongs to one environment; keep it out of source control.</summary>
    [JsonIgnore]
    public string? ApiKey { get; set; }

    /// <summary>Supplies the API key, asked before each attempt: return a cached value, and the new one after a rotation.</summary>
    [JsonIgnore]
    public Func<IServiceProvider, CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>A token sent as <c>Authorization: Bearer …</c>, the API's alternative to a key.</summary>
    [JsonIgnore]
    public string? AccessToken { get; set; }

    /// <summary>The environment. Default: <see cref="SolvimonEnvironment.Test"/>, so that a half-configured program cannot bill anyone.</summary>
    public SolvimonEnvironment Environment { get; set; } = SolvimonEnvironment.Test;

    /// <summary>
    /// The API's address where it is not the environment's own: a dedicated live host, a proxy, a local server. Absolute,
    /// HTTPS, without query; a trailing <c>/v1</c> is understood. Default: <see langword="null"/>, the address of <see cref="Environment"/>.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The platform to act on (<c>plat_…</c>), sent as <c>X-Platform-Id</c>. Default: <see langword="null"/>, the key's own.</summary>
    public string? PlatformId { get; set; }

    /// <summary>How long a call may take, all attempts and waits included. For a list: the requests up to its next item. Default: 60 seconds. Below a day, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may take, body included, and one read of a streamed download. Default: 20 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many times a failed request is sent again, where that is safe. Default: 3. Range: 0 to 10.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The largest answer that is read into memory, in bytes after decompression. Default: 64 MB (67,108,864). Downloads as streams are exempt.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Whether <see cref="Exception.Message"/> repeats the sentence that the server wrote about an error, at most 500 characters
    /// of it. The sentence may quote what was sent: set <see langword="false"/> where logs must hold no personal data. Then
    /// <see cref="SolvimonApiException.ServerMessage"/> has it, and nothing else. Default: <see langword="true"/>.
    /// </summary>
    public bool IncludeServerMessage { get; set; } = true;

    /// <summary>Allows plain HTTP to this machine's own loopback addresses, for tests. Default: <see langword="false"/>. Any other HTTP address stays refused.</summary>
    public bool AllowInsecureLoopback { get; set; }

    /// <summary>
    /// Whether the account has reference-based idempotency of usage events switched on (Solvimon does that on request).
    /// Then ingestion is also retried after failures that leave its fate open, if every event has a reference.
    /// Default: <see langword="false"/>, as a repeat could bill twice.
    /// </summary>
    public bool UsageEventsAreIdempotent { get; set; }

    /// <summary>The most requests that this client has under way at once; further calls wait. Default: <see langword="null"/>, no limit.</summary>
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>
    /// Switches the circuit breaker on: after half of at least 10 attempts within this time failed, calls fail at once for
    /// as long, instead of queueing up behind a server that is down. Default: <see langword="null"/>, off. Range: 0.5 seconds to a day.
    /// </summary>
    public TimeSpan? CircuitBreakerDuration { get; set; }

    /// <summary>The clock of timeouts and waits. Default: the system's.</summary>
    [JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where a client made without a container logs to. Default: <see langword="null"/>, nowhere; with a container, the container's own factory.</summary>
    [JsonIgnore]
    public ILoggerFactory? LoggerFactory { get; set; }

    internal SolvimonClientOptions Copy() => (SolvimonClientOptions)MemberwiseClone();
}
