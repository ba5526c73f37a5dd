using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Doors;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Pipeline;

namespace Solvimon.Client.Testing;

/// <summary>
/// A Solvimon API inside the test's own process. It keeps what it is sent, checks keys and bodies, speaks the error envelope, pages,
/// honors <c>Idempotency-Key</c>, moves statuses, and fails on demand. Two doors lead to the same state: a message handler that
/// needs no network, and a server on loopback. Thread-safe.
/// </summary>
/// <remarks>What the sandbox does not model it refuses; it never makes a success up.</remarks>
/// <example>
/// <code>
/// await using var sandbox = new SolvimonSandbox();
/// using var http = new HttpClient(sandbox.CreateHandler()) { BaseAddress = sandbox.InMemoryAddress };
/// http.DefaultRequestHeaders.Add("X-API-KEY", sandbox.ApiKey);
/// </code>
/// </example>
public sealed partial class SolvimonSandbox : IAsyncDisposable
{
    private readonly SandboxApi _api;
    private readonly List<SolvimonSandboxServer> _servers = [];

    /// <summary>Starts with nothing in it.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <exception cref="ArgumentException">A delay of <see cref="SolvimonSandboxOptions.WebhookRetryDelays"/> is not positive.</exception>
    public SolvimonSandbox(SolvimonSandboxOptions? options = null)
    {
        options ??= new SolvimonSandboxOptions();
        if (options.WebhookRetryDelays.Any(delay => delay <= TimeSpan.Zero))
        {
            throw new ArgumentException("SolvimonSandboxOptions.WebhookRetryDelays must all be positive.", nameof(options));
        }

        Clock = options.TimeProvider;
        IReadOnlyCollection<string> apiKeys = options.ApiKeys.Count > 0 ? options.ApiKeys : [Ids.NewApiKey()];
        ApiKey = apiKeys.First();
        _api = new SandboxApi(options, apiKeys, ApiDescription.Embedded);
    }

    /// <summary>The address to use with <see cref="CreateHandler"/>, and the host in the links of its pages. Nothing is sent there.</summary>
    public Uri InMemoryAddress { get; } = new("https://test.api.solvimon.com/");

    /// <summary>A key that the sandbox lets in: the first of the options' keys, or one that was made up for this sandbox.</summary>
    public string ApiKey { get; }

    internal TimeProvider Clock { get; }

    internal bool Models(OperationDescription operation) => _api.Run(core => core.Find(operation) is not null);

    /// <summary>Failures on demand.</summary>
    public SandboxFaults Faults => _api.Faults;

    /// <summary>The requests that arrived at either door until now, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _api.Requests.ToList();

    /// <summary>
    /// The door without a network: a primary handler that answers from memory. Follows no redirects and keeps no cookies. Several may
    /// be used side by side; disposing of one leaves the sandbox as it is.
    /// </summary>
    /// <returns>A new handler.</returns>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(_api);

    /// <summary>
    /// The door with a network: a server on 127.0.0.1 over HTTPS, with a certificate of its own that was made up for it and that
    /// <see cref="SolvimonSandboxServer.CreateHandler"/> trusts.
    /// </summary>
    /// <param name="port">The port; 0, the default, for a free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server. It stops with the sandbox, or when it is disposed of.</returns>
    public Task<SolvimonSandboxServer> StartAsync(int port = 0, CancellationToken cancellationToken = default) =>
        StartAsync(useHttps: true, port, cancellationToken);

    /// <summary>The same as <see cref="StartAsync(int, CancellationToken)"/> over plain HTTP, which the API itself does not serve.</summary>
    /// <param name="port">The port; 0, the default, for a free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server. It stops with the sandbox, or when it is disposed of.</returns>
    public Task<SolvimonSandboxServer> StartInsecureAsync(int port = 0, CancellationToken cancellationToken = default) =>
        StartAsync(useHttps: false, port, cancellationToken);

    /// <summary>
    /// Puts a resource into the sandbox as it is: its own id, status and timestamps count, what is missing is filled in, and nothing is
    /// checked but that its reference is free.
    /// </summary>
    /// <param name="resource">The family's name in the API's paths: <c>customers</c>.</param>
    /// <param name="json">The resource as a JSON object.</param>
    /// <returns>The resource's id.</returns>
    /// <exception cref="ArgumentException">The sandbox does not know the family, the JSON is no object, or the reference is taken.</exception>
    public string Seed(string resource, string json)
    {
        JsonObject body = ParseObject(json, nameof(json));
        try
        {
            return _api.Run(core => core.Writer.Import(core.State.Resource(resource), body).Id);
        }
        catch (SandboxError error)
        {
            throw new ArgumentException(error.Message, nameof(json), error);
        }
    }

    /// <summary>All resources of a family as the API would answer them, the oldest first.</summary>
    /// <param name="resource">The family's name in the API's paths: <c>customers</c>.</param>
    /// <returns>One JSON text for each.</returns>
    /// <exception cref="ArgumentException">The sandbox does not know the family.</exception>
    public IReadOnlyList<string> GetAll(string resource) =>
        _api.Run(core => core.State.Store(core.State.Resource(resource)).All
            .Select(stored => System.Text.Encoding.UTF8.GetString(stored.Utf8))
            .ToList());

    /// <summary>What <c>GET /v1/customers/{idOrReference}/entitlements</c> answers for a customer.</summary>
    /// <param name="customerIdOrReference">An existing customer.</param>
    /// <param name="json">The whole answer: <c>{ "entitlements": [ … ] }</c>.</param>
    /// <exception cref="ArgumentException">There is no such customer, or the JSON is no object.</exception>
    public void SetEntitlements(string customerIdOrReference, string json)
    {
        JsonObject entitlements = ParseObject(json, nameof(json));
        SetUpCustomer(customerIdOrReference, core => core.Behaviors.Customers.SetEntitlements(customerIdOrReference, entitlements));
    }

    /// <summary>What <c>POST /v1/customers/{idOrReference}/wallets/balance</c> answers for a customer.</summary>
    /// <param name="customerIdOrReference">An existing customer.</param>
    /// <param name="json">The answer's <c>wallet_balances</c>: <c>[ { "wallet_id": …, "wallet_balance": … } ]</c>.</param>
    /// <exception cref="ArgumentException">There is no such customer, or the JSON is no list.</exception>
    public void SetWalletBalances(string customerIdOrReference, string json)
    {
        JsonArray balances = Parse(json, nameof(json)) as JsonArray ?? throw new ArgumentException("A JSON list is needed.", nameof(json));
        SetUpCustomer(customerIdOrReference, core => core.Behaviors.Customers.SetWalletBalances(customerIdOrReference, balances));
    }

    /// <summary>
    /// What an operation answers from now on, in place of the sandbox's own answer or of its 501, such as the payment of an invoice. Keys, bodies
    /// and idempotency are checked as for any other.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The escaped path, without a query: <c>/v1/invoices/inv_1/pay</c>.</param>
    /// <param name="answer">The answer from now on.</param>
    /// <exception cref="ArgumentException">The API has no such operation.</exception>
    public void SetAnswer(HttpMethod method, string path, SandboxAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(answer);
        if (!_api.Serves(method.Method, path))
        {
            throw new ArgumentException($"The API has no operation {method} {path}.", nameof(path));
        }

        _api.Run(core =>
        {
            core.SetAnswer(method.Method, path, answer);
            return true;
        });
    }

    /// <summary>Forgets everything: resources, set answers, idempotency keys, webhooks on their way, recorded requests and faults. Keys and servers stay.</summary>
    public void Reset() => _api.Reset();

    /// <summary>Stops the servers that were started and not yet disposed of, and sends no more webhooks.</summary>
    /// <returns>A task that ends when they have stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        SolvimonSandboxServer[] servers;
        lock (_servers)
        {
            servers = [.. _servers];
            _servers.Clear();
        }

        foreach (SolvimonSandboxServer server in servers)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }

        _api.Webhooks.Dispose();
    }

    private async Task<SolvimonSandboxServer> StartAsync(bool useHttps, int port, CancellationToken cancellationToken)
    {
        SolvimonSandboxServer server = await SolvimonSandboxServer.StartAsync(this, _api, useHttps, port, cancellationToken).ConfigureAwait(false);
        lock (_servers)
        {
            _servers.Add(server);
        }

        return server;
    }

    private void SetUpCustomer(string customerIdOrReference, Action<OperationExecutor> work)
    {
        try
        {
            _api.Run(core =>
            {
                work(core);
                return true;
            });
        }
        catch (SandboxError error)
        {
            throw new ArgumentException(error.Message, nameof(customerIdOrReference), error);
        }
    }

    private static JsonObject ParseObject(string json, string parameterName) =>
        Parse(json, parameterName) as JsonObject ?? throw new ArgumentException("A JSON object is needed.", parameterName);

    private static JsonNode? Parse(string json, string parameterName)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new ArgumentException("The text is not valid JSON.", parameterName, e);
        }
    }
}
