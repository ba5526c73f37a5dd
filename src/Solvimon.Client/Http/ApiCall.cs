using System.Net;
using System.Net.Http.Headers;

namespace Solvimon.Client.Http;

/// <summary>What decides how a failed call may be repeated.</summary>
internal enum ApiCallKind
{
    /// <summary>Changes nothing: a GET, or a POST that only reads. Repeated freely, without idempotency key.</summary>
    Read,

    /// <summary>Changes something, guarded by an idempotency key.</summary>
    Write,

    /// <summary>Sends usage events, which have no idempotency key; their own references may guard them.</summary>
    Ingestion,
}

/// <summary>
/// One call, from the facade through the handlers: the caller's options and the idempotency key on the way in, what is
/// known of the answer on the way out. The facade makes it, once per call, so that nothing further down can choose a second key.
/// </summary>
internal sealed class ApiCall
{
    private static readonly HttpRequestOptionsKey<ApiCall> PropertyKey = new("Solvimon.Client.Call");

    private ApiCall(ApiCallKind kind, RequestOptions? options)
    {
        Kind = kind;
        Options = options ?? RequestOptions.Default;
    }

    public ApiCallKind Kind { get; }

    public RequestOptions Options { get; }

    public string? IdempotencyKey { get; private init; }

    /// <summary>Whether a repeat after an ambiguous failure is safe: false for a PUT without identity, and for events without references.</summary>
    public bool IsRepeatable { get; private init; } = true;

    /// <summary>Whether the body is one usage event, and not a list of them.</summary>
    public bool IsSingleEvent { get; private init; }

    /// <summary>False for the authentication endpoints: the client's key is not sent there.</summary>
    public bool SendsCredential { get; private init; } = true;

    /// <summary>The verb and the resource of a status transition, for its refusal.</summary>
    public (string Resource, string Id, string Verb)? TransitionRequest { get; private init; }

    /// <summary>The address of the page before, which a relative link starts from.</summary>
    public Uri? PreviousPage { get; private init; }

    /// <summary>Set by the transport before sending.</summary>
    public ApiOperation Operation { get; set; } = null!;

    /// <summary>Set by the transport before sending.</summary>
    public Uri? Address { get; set; }

    /// <summary>Set by the transport before sending: the token that the caller gave, which other things than the caller's may be joined with further down.</summary>
    public CancellationToken CallerToken { get; set; }

    /// <summary>How much of the call's time was used before the handlers.</summary>
    public TimeSpan TimeSpent { get; set; }

    /// <summary>Whether the answer is handed over as a stream, unread.</summary>
    public bool IsStreamed { get; set; }

    /// <summary>Whether the caller gets the answer itself, headers and all.</summary>
    public bool IsRaw { get; set; }

    /// <summary>How many times the request was handed to the wire.</summary>
    public int Attempts { get; set; }

    /// <summary>For messages: how it was not sent.</summary>
    public string NotSent => Attempts == 0 ? "not sent" : $"not sent again after {Attempts} attempt(s)";

    /// <summary>Whether an attempt was sent whose fate was not learned.</summary>
    public bool WasAmbiguous { get; set; }

    public HttpStatusCode? StatusCode { get; private set; }

    public string? RequestId { get; private set; }

    public bool WasReplayed { get; set; }

    /// <summary>What the caller's own <see cref="RequestOptions.OnResponse"/> threw: it ends the call, whatever its type.</summary>
    public Exception? CallbackFailure { get; private set; }

    /// <summary>Whether the server may have acted although the call failed.</summary>
    public bool OutcomeUnknown => Kind != ApiCallKind.Read && WasAmbiguous;

    public static ApiCall Read(RequestOptions? options) => new(ApiCallKind.Read, options);

    public static ApiCall ReadPage(RequestOptions? options, Uri? previousPage) =>
        new(ApiCallKind.Read, options) { PreviousPage = previousPage };

    public static ApiCall Write(RequestOptions? options) => new(ApiCallKind.Write, options) { IdempotencyKey = KeyOf(options) };

    /// <summary>A GET that writes: no key can guard it.</summary>
    public static ApiCall WriteOnce(RequestOptions? options) =>
        options?.IdempotencyKey is null
            ? new(ApiCallKind.Write, options) { IsRepeatable = false }
            : throw new ArgumentException("This operation carries no idempotency key: it is a GET, for which the API takes none.", nameof(options));

    public static ApiCall Upsert(RequestOptions? options, bool bodyIdentifiesResource) =>
        new(ApiCallKind.Write, options) { IdempotencyKey = KeyOf(options), IsRepeatable = bodyIdentifiesResource };

    public static ApiCall Transition(string resource, string id, string verb, RequestOptions? options) =>
        new(ApiCallKind.Write, options) { IdempotencyKey = KeyOf(options), TransitionRequest = (resource, id, verb) };

    /// <summary>A call that the SDK does not know: whether its operation heeds a key is the caller's to say, by giving one.</summary>
    public static ApiCall RawWrite(RequestOptions? options) =>
        new(ApiCallKind.Write, options) { IdempotencyKey = KeyOf(options), IsRepeatable = options?.IdempotencyKey is not null };

    public static ApiCall Ingest(RequestOptions? options, bool hasReference) => IngestMany(options, hasReference, isSingleEvent: true);

    public static ApiCall IngestMany(RequestOptions? options, bool everyEventHasReference) => IngestMany(options, everyEventHasReference, isSingleEvent: false);

    private static ApiCall IngestMany(RequestOptions? options, bool everyEventHasReference, bool isSingleEvent) =>
        options?.IdempotencyKey is null
            ? new(ApiCallKind.Ingestion, options) { IsRepeatable = everyEventHasReference, IsSingleEvent = isSingleEvent }
            : throw new ArgumentException("Usage events carry no idempotency key: their own references make them idempotent.", nameof(options));

    public static ApiCall Anonymous(RequestOptions? options) =>
        new(ApiCallKind.Write, options) { IdempotencyKey = KeyOf(options), SendsCredential = false };

    public static ApiCall AnonymousRead(RequestOptions? options) => new(ApiCallKind.Read, options) { SendsCredential = false };

    public static ApiCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(PropertyKey, out ApiCall? call)
            ? call
            : throw new InvalidOperationException("A request without its call: the SDK's handlers serve the SDK's own requests only.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(PropertyKey, this);

    public void RecordAnswer(HttpRequestMessage request, HttpResponseMessage response)
    {
        StatusCode = response.StatusCode;
        RequestId = HeaderOrNull(response.Headers, "X-REQUEST-ID");
        WasReplayed = string.Equals(HeaderOrNull(response.Headers, "Idempotent-Replayed"), "true", StringComparison.OrdinalIgnoreCase);
        if (Options.OnResponse is { } onResponse)
        {
            Report(onResponse, request, response);
        }
    }

    private void Report(Action<SolvimonResponse> onResponse, HttpRequestMessage request, HttpResponseMessage response)
    {
        try
        {
            onResponse(new SolvimonResponse
            {
                Method = request.Method,
                Path = request.RequestUri!.AbsolutePath,
                StatusCode = response.StatusCode,
                Headers = response.Headers,
                RequestId = RequestId,
                WasReplayed = WasReplayed,
                Attempts = Attempts,
            });
        }
        catch (Exception e)
        {
            CallbackFailure = e;
            throw;
        }
    }

    private static string? HeaderOrNull(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    private static string KeyOf(RequestOptions? options) => options?.IdempotencyKey ?? Solvimon.Client.IdempotencyKey.New();
}
