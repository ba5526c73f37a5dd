using System.Collections.Frozen;
using System.Text.Json.Serialization;

using Solvimon.Client.Calls;
using Solvimon.Client.Json;

namespace Solvimon.Client;

/// <summary>What one call does differently from the client's defaults. Immutable: may be shared between calls, except for an idempotency key.</summary>
public sealed class RequestOptions
{
    internal static readonly RequestOptions Default = new();

    // A plain number in a configuration file counts days: "30" was meant as seconds, and should not pass.
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(1);

    // What the SDK itself decides; an extra header may not contradict it.
    private static readonly string[] ReservedHeaders =
        ["X-API-KEY", "Authorization", "Idempotency-Key", "X-Platform-Id", "Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection", "Accept"];

    /// <summary>
    /// Names the work that the call does, so that repeating it does nothing twice: 1 to 255 visible ASCII characters, for
    /// instance derived from an order's id. By default each writing call gets a random one of its own.
    /// </summary>
    /// <remarks>
    /// Refused where one call means several requests (lists, <c>EnsureActiveAsync</c>), for usage events, which are
    /// idempotent by their own reference, and for the GETs that order a report. The API is said to remember keys for 48 hours.
    /// </remarks>
    /// <exception cref="ArgumentException">The key is empty, longer than 255 characters, or has other characters.</exception>
    public string? IdempotencyKey
    {
        get;
        init => field = value is null ? null : Solvimon.Client.IdempotencyKey.Validate(value, nameof(IdempotencyKey));
    }

    /// <summary>An API key for this call instead of the client's credential.</summary>
    /// <exception cref="ArgumentException">The key is blank or has characters that no header may carry, or <see cref="AccessToken"/> is set too.</exception>
    [JsonIgnore]
    public string? ApiKey
    {
        get;
        init => field = value is null ? null : OneCredential(HeaderText.Credential(value, nameof(ApiKey)), AccessToken, nameof(ApiKey));
    }

    /// <summary>A bearer token for this call instead of the client's credential.</summary>
    /// <exception cref="ArgumentException">The token is blank or has characters that no header may carry, or <see cref="ApiKey"/> is set too.</exception>
    [JsonIgnore]
    public string? AccessToken
    {
        get;
        init => field = value is null ? null : OneCredential(HeaderText.Credential(value, nameof(AccessToken)), ApiKey, nameof(AccessToken));
    }

    /// <summary>The platform to act on (<c>plat_…</c>), instead of <see cref="SolvimonClientOptions.PlatformId"/>.</summary>
    /// <exception cref="ArgumentException">The id is blank or has characters that no header may carry.</exception>
    public string? PlatformId
    {
        get;
        init => field = value is null ? null : HeaderText.Credential(value, nameof(PlatformId));
    }

    /// <summary>How long the whole call may take, retries and waits included (for a list: the requests up to its next item), instead of <see cref="SolvimonClientOptions.Timeout"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither positive (and below a day) nor <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is null ? null : CheckTimeout(value.Value, nameof(Timeout));
    }

    /// <summary>How many times the call is repeated at most after a failure, 0 to 10, instead of <see cref="SolvimonClientOptions.MaxRetries"/>. 0 sends it once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or above 10.</exception>
    public int? MaxRetries
    {
        get;
        init => field = value is null ? null : CheckRetries(value.Value, nameof(MaxRetries));
    }

    /// <summary>Headers to add to the request. Those that the SDK sets itself (the credential, the idempotency key, …) are refused.</summary>
    /// <exception cref="ArgumentException">A header is reserved or describes the body, or a name or value has characters that no header may carry.</exception>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? Headers
    {
        get;
        init => field = value is null ? null : CheckHeaders(value, nameof(Headers));
    }

    /// <summary>Query parameters to add to the request, for one newer than the SDK. They are escaped.</summary>
    /// <exception cref="ArgumentException">A name is empty, a value is null, or one of them is no Unicode text.</exception>
    public IReadOnlyDictionary<string, string>? Query
    {
        get;
        init => field = value is null ? null : CheckQuery(value, nameof(Query));
    }

    /// <summary>
    /// Called once for each HTTP answer, also of attempts that are retried, before the call returns: status, headers,
    /// request id and whether the server replayed an earlier answer. What it throws ends the call.
    /// </summary>
    [JsonIgnore]
    public Action<SolvimonResponse>? OnResponse { get; init; }

    /// <summary>Whether the call only looks whether Solvimon answers: a 429 is its own, and does not hold back the program's calls.</summary>
    internal bool IsProbe { get; init; }

    /// <summary>The options with one more header, for an operation that takes a parameter as one.</summary>
    internal static RequestOptions? WithHeader(RequestOptions? options, string name, string? value)
    {
        if (value is null)
        {
            return options;
        }

        options ??= Default;
        return new RequestOptions
        {
            IdempotencyKey = options.IdempotencyKey,
            ApiKey = options.ApiKey,
            AccessToken = options.AccessToken,
            PlatformId = options.PlatformId,
            Timeout = options.Timeout,
            MaxRetries = options.MaxRetries,
            Headers = new Dictionary<string, string>(options.Headers ?? FrozenDictionary<string, string>.Empty, StringComparer.OrdinalIgnoreCase) { [name] = value },
            Query = options.Query,
            OnResponse = options.OnResponse,
            IsProbe = options.IsProbe,
        };
    }

    internal static bool IsTimeout(TimeSpan value) =>
        (value > TimeSpan.Zero && value < TooLong) || value == System.Threading.Timeout.InfiniteTimeSpan;

    private static TimeSpan CheckTimeout(TimeSpan value, string parameterName) =>
        IsTimeout(value) ? value : throw new ArgumentOutOfRangeException(parameterName, "A timeout is positive and below a day, or Timeout.InfiniteTimeSpan.");

    private static int CheckRetries(int value, string parameterName) =>
        value is >= 0 and <= 10 ? value : throw new ArgumentOutOfRangeException(parameterName, value, "A call is repeated 0 to 10 times.");

    private static Dictionary<string, string> CheckQuery(IReadOnlyDictionary<string, string> query, string parameterName)
    {
        foreach ((string name, string value) in query)
        {
            if (name.Length == 0 || value is null)
            {
                throw new ArgumentException("A query parameter has a name and a value.", parameterName);
            }

            UnicodeText.Check(name, parameterName);
            UnicodeText.Check(value, parameterName);
        }

        return new Dictionary<string, string>(query, StringComparer.Ordinal);
    }

    private static string OneCredential(string credential, string? other, string parameterName) => other is null
        ? credential
        : throw new ArgumentException("A call takes an API key or an access token, not both.", parameterName);

    private static FrozenDictionary<string, string> CheckHeaders(IReadOnlyDictionary<string, string> headers, string parameterName)
    {
        using HttpRequestMessage request = new();
        foreach ((string name, string value) in headers)
        {
            HeaderText.Name(name, parameterName);
            if (ReservedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"The header '{name}' is set by the SDK.", parameterName);
            }

            HeaderText.Value(value, parameterName);
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                throw new ArgumentException($"The header '{name}' belongs to the body, which is the SDK's.", parameterName);
            }
        }

        return headers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
