using System.Net;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Faults;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Webhooks;

namespace Solvimon.Client.Testing.Pipeline;

/// <summary>
/// The sandbox behind both doors: a request in, a response out. One lock guards the state; it covers the work and the storing of
/// its answer for replays, and nothing that waits.
/// </summary>
internal sealed class SandboxApi
{
    private readonly Lock _gate = new();
    private readonly SolvimonSandboxOptions _options;
    private readonly ApiDescription _api;
    private readonly Authenticator _authenticator;
    private readonly RequestReader _requestReader;
    private readonly IdempotencyStore _idempotency;
    private readonly OperationExecutor _executor;

    public SandboxApi(SolvimonSandboxOptions options, IReadOnlyCollection<string> apiKeys, ApiDescription api)
    {
        _options = options;
        _api = api;
        _authenticator = new Authenticator(apiKeys, options.AccessTokens, LetsIn);
        _requestReader = new RequestReader(api);
        _idempotency = new IdempotencyStore(options.TimeProvider);
        _executor = new OperationExecutor(api, options);
        Webhooks = new WebhookSender(_gate, _executor.Outbox, options.TimeProvider);
        Faults = new SandboxFaults();
        Requests = new RequestLog(options.MaxRecordedRequests);
    }

    public SandboxFaults Faults { get; }

    public RequestLog Requests { get; }

    public WebhookSender Webhooks { get; }

    public TimeProvider Clock => _options.TimeProvider;

    public async Task<SandboxResponse> HandleAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        RecordedRequest record = Requests.Add(request);
        SandboxFault? fault = Faults.Next(record);
        record.Fault = fault?.Kind;

        SandboxResponse response = await AnswerAsync(request, fault, cancellationToken).ConfigureAwait(false);
        response = response.WithHeader("X-REQUEST-ID", record.RequestId);
        if (response.Delivery.Kind is not (DeliveryKind.Reset or DeliveryKind.Refused))
        {
            record.StatusCode = response.StatusCode;
        }

        return response;
    }

    public bool Serves(string method, string path) => _api.Find(path).Any(route => route.Operation.Method == method);

    /// <summary>Runs a change or a look at the resources that does not come through a door.</summary>
    public T Run<T>(Func<OperationExecutor, T> work)
    {
        lock (_gate)
        {
            T? result = _executor.Run(() => work(_executor));
            Webhooks.Start();
            return result;
        }
    }

    public void Reset()
    {
        Faults.Clear();
        Requests.Clear();
        lock (_gate)
        {
            _idempotency.Clear();
            _executor.Clear();
            Webhooks.Clear();
        }
    }

    private async Task<SandboxResponse> AnswerAsync(SandboxRequest request, SandboxFault? fault, CancellationToken cancellationToken)
    {
        if (fault is null)
        {
            return await ProcessAsync(request, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        if (fault.HidesRequest)
        {
            return FaultyAnswer.Instead(fault);
        }

        SandboxResponse response = await ProcessAsync(request, fault.DelayBefore, cancellationToken).ConfigureAwait(false);
        if (fault.DelayAfter > TimeSpan.Zero)
        {
            await Task.Delay(fault.DelayAfter, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        return FaultyAnswer.Of(response, fault);
    }

    private async Task<SandboxResponse> ProcessAsync(SandboxRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            List<(OperationDescription Operation, IReadOnlyDictionary<string, string> Parameters)> routes = _api.Find(request.Path).ToList();
            (OperationDescription operation, IReadOnlyDictionary<string, string> parameters) = routes.Find(route => route.Operation.Method == request.Method);
            if (operation is not { IsAnonymous: true })
            {
                _authenticator.Authenticate(request);
            }

            if (operation is null)
            {
                return routes.Count == 0 ? PageDoesNotExist() : MethodNotAllowed(routes.Select(route => route.Operation.Method));
            }

            return await ExecuteAsync(operation, parameters, request, delay, cancellationToken).ConfigureAwait(false);
        }
        catch (SandboxError error)
        {
            return error.ToResponse();
        }
    }

    private async Task<SandboxResponse> ExecuteAsync(
        OperationDescription operation,
        IReadOnlyDictionary<string, string> parameters,
        SandboxRequest request,
        TimeSpan delay,
        CancellationToken cancellationToken)
    {
        string? key = request.Method == "GET" ? null : request.Header(SandboxRequest.IdempotencyKeyHeader);
        if (key is not null)
        {
            lock (_gate)
            {
                if (_idempotency.Begin(key, request) is { } replay)
                {
                    return replay;
                }
            }
        }

        bool isCompleted = false;
        try
        {
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }

            RequireAnswer(operation, request);
            QueryString query = new(request.Query);
            SandboxCall call = new(operation, parameters, request, query, _requestReader.ReadBody(operation, request, query));
            lock (_gate)
            {
                SandboxResponse response = _executor.Execute(call);
                Webhooks.Start();
                if (key is not null)
                {
                    _idempotency.Complete(key, response);
                }

                isCompleted = true;
                return response;
            }
        }
        finally
        {
            if (key is not null && !isCompleted)
            {
                lock (_gate)
                {
                    _idempotency.Abandon(key);
                }
            }
        }
    }

    // Before the body is looked at: a caller who mends that would find out only then.
    private void RequireAnswer(OperationDescription operation, SandboxRequest request)
    {
        lock (_gate)
        {
            _executor.RequireAnswer(operation, request);
        }
    }

    private bool LetsIn(string key)
    {
        lock (_gate)
        {
            return _executor.Behaviors.ApiKeys.LetsIn(key);
        }
    }

    private static SandboxResponse PageDoesNotExist() => SandboxCall.PlainText(HttpStatusCode.NotFound, "Page does not exist");

    private static SandboxResponse MethodNotAllowed(IEnumerable<string> allowed) =>
        new SandboxError(HttpStatusCode.MethodNotAllowed, "BAD_REQUEST", "This method is not served at this path")
            .ToResponse()
            .WithHeader("Allow", string.Join(", ", allowed));
}
