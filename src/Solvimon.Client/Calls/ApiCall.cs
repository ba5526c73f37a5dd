namespace Solvimon.Client.Calls;

/// <summary>
/// One call, as the facade makes it: what the caller wants, fixed before anything is sent. It travels from the endpoint
/// interfaces through the handlers as a property of the request. The idempotency key is chosen here, once per call, so
/// that nothing further down can choose a second one.
/// </summary>
internal sealed class ApiCall
{
    /// <summary>The request property that the endpoint interfaces pass the call as.</summary>
    public const string PropertyName = "Solvimon.Client.Call";

    private static readonly HttpRequestOptionsKey<ApiCall> PropertyKey = new(PropertyName);

    private ApiCall(ApiCallKind kind, RequestOptions? options, CancellationToken cancellationToken)
    {
        Kind = kind;
        Options = options ?? RequestOptions.Default;
        CancellationToken = cancellationToken;
    }

    public ApiCallKind Kind { get; }

    public RequestOptions Options { get; }

    /// <summary>
    /// The caller's own token. Refit and <see cref="HttpClient"/> are not given it: they would throw an answer away that has
    /// arrived in the moment in which the token fires, and replace the exceptions of the handlers by their own.
    /// </summary>
    public CancellationToken CancellationToken { get; }

    public string? IdempotencyKey { get; private init; }

    /// <summary>Whether a repeat after an ambiguous failure is safe: false for a PUT without identity, and for events without references.</summary>
    public bool IsRepeatable { get; private init; } = true;

    /// <summary>Whether the body is one usage event, and not a list of them.</summary>
    public bool IsSingleEvent { get; private init; }

    /// <summary>False for the authentication endpoints: the client's key is not sent there.</summary>
    public bool SendsCredential { get; private init; } = true;

    /// <summary>The verb and the resource of a status transition, for its refusal.</summary>
    public TransitionRequest? TransitionRequest { get; private init; }

    /// <summary>What replaces the path and the query of the endpoint: the link of a page, or a caller's own path.</summary>
    public string? Link { get; private init; }

    /// <summary>The address of the page before, which a relative link starts from.</summary>
    public Uri? PreviousPage { get; private init; }

    /// <summary>Whether the answer is handed over as a stream, unread.</summary>
    public bool IsStreamed { get; private init; }

    /// <summary>Whether the operation is one that the SDK does not know.</summary>
    public bool IsRaw { get; private init; }

    /// <summary>Whether the caller gets the answer itself, headers and all.</summary>
    public bool IsAnswerHandedOver { get; private init; }

    /// <summary>What is learned on the way.</summary>
    public CallProgress Progress { get; } = new();

    /// <summary>Whether the server may have acted although the call failed.</summary>
    public bool OutcomeUnknown => Kind != ApiCallKind.Read && Progress.WasAmbiguous;

    public static ApiCall Read(RequestOptions? options, CancellationToken cancellationToken) => new(ApiCallKind.Read, options, cancellationToken);

    public static ApiCall ReadPage(RequestOptions? options, string? link, Uri? previousPage, CancellationToken cancellationToken) =>
        new(ApiCallKind.Read, options, cancellationToken) { Link = link, PreviousPage = previousPage };

    public static ApiCall Download(RequestOptions? options, CancellationToken cancellationToken) =>
        new(ApiCallKind.Read, options, cancellationToken) { IsStreamed = true };

    public static ApiCall Write(RequestOptions? options, CancellationToken cancellationToken) =>
        new(ApiCallKind.Write, options, cancellationToken) { IdempotencyKey = KeyOf(options) };

    /// <summary>A GET that writes: no key can guard it.</summary>
    public static ApiCall WriteOnce(RequestOptions? options, CancellationToken cancellationToken) =>
        options?.IdempotencyKey is null
            ? new(ApiCallKind.Write, options, cancellationToken) { IsRepeatable = false }
            : throw new ArgumentException("This operation carries no idempotency key: it is a GET, for which the API takes none.", nameof(options));

    public static ApiCall Upsert(RequestOptions? options, bool bodyIdentifiesResource, CancellationToken cancellationToken) =>
        new(ApiCallKind.Write, options, cancellationToken) { IdempotencyKey = KeyOf(options), IsRepeatable = bodyIdentifiesResource };

    public static ApiCall Transition(string resource, string id, string verb, RequestOptions? options, CancellationToken cancellationToken) =>
        new(ApiCallKind.Write, options, cancellationToken) { IdempotencyKey = KeyOf(options), TransitionRequest = new TransitionRequest(resource, id, verb) };

    public static ApiCall Ingest(RequestOptions? options, bool hasReference, CancellationToken cancellationToken) =>
        new(ApiCallKind.Ingestion, WithoutKey(options), cancellationToken) { IsRepeatable = hasReference, IsSingleEvent = true };

    public static ApiCall IngestMany(RequestOptions? options, bool everyEventHasReference, CancellationToken cancellationToken) =>
        new(ApiCallKind.Ingestion, WithoutKey(options), cancellationToken) { IsRepeatable = everyEventHasReference };

    public static ApiCall Anonymous(RequestOptions? options, CancellationToken cancellationToken) =>
        new(ApiCallKind.Write, options, cancellationToken) { IdempotencyKey = KeyOf(options), SendsCredential = false };

    public static ApiCall AnonymousRead(RequestOptions? options, CancellationToken cancellationToken) =>
        new(ApiCallKind.Read, options, cancellationToken) { SendsCredential = false };

    /// <summary>A call that the SDK does not know: whether its operation heeds a key is the caller's to say, by giving one.</summary>
    public static ApiCall Raw(HttpMethod method, string path, bool isAnswerHandedOver, RequestOptions? options, CancellationToken cancellationToken) =>
        method == HttpMethod.Get || method == HttpMethod.Head
            ? new(ApiCallKind.Read, options, cancellationToken) { IsRaw = true, IsAnswerHandedOver = isAnswerHandedOver, Link = path }
            : new(ApiCallKind.Write, options, cancellationToken)
            {
                IsRaw = true,
                IsAnswerHandedOver = isAnswerHandedOver,
                Link = path,
                IdempotencyKey = KeyOf(options),
                IsRepeatable = options?.IdempotencyKey is not null,
            };

    public static ApiCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(PropertyKey, out ApiCall? call)
            ? call
            : throw new InvalidOperationException("A request without its call: the SDK's handlers serve the SDK's own requests only.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(PropertyKey, this);

    private static string KeyOf(RequestOptions? options) => options?.IdempotencyKey ?? Solvimon.Client.IdempotencyKey.New();

    private static RequestOptions? WithoutKey(RequestOptions? options) =>
        options?.IdempotencyKey is null
            ? options
            : throw new ArgumentException("Usage events carry no idempotency key: their own references make them idempotent.", nameof(options));
}
