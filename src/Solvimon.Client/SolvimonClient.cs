using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Calls;
using Solvimon.Client.Configuration;
using Solvimon.Client.Endpoints;
using Solvimon.Client.Http;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client;

/// <summary>
/// The client for the Solvimon billing API. Thread-safe and made to live as long as the program: make one for each account
/// (or let <c>AddSolvimon</c> register it as a singleton) and do not dispose of it per request.
/// </summary>
public sealed partial class SolvimonClient : ISolvimonClient, IDisposable
{
    private readonly ApiTransport _transport;
    private readonly HttpClient _http;

    /// <summary>Makes a client without a container.</summary>
    /// <param name="options">The credential and what differs from the defaults. Copied; later changes have no effect.</param>
    /// <exception cref="SolvimonConfigurationException">An option is missing or wrong; the message says which.</exception>
    public SolvimonClient(SolvimonClientOptions options)
        : this(options, PrimaryHandler.Create(), ownsHandler: true)
    {
    }

    /// <summary>Makes a client over a handler of your own, such as one for tests or one with a proxy.</summary>
    /// <param name="options">The credential and what differs from the defaults. Copied; later changes have no effect.</param>
    /// <param name="primaryHandler">The handler that sends the requests. Redirects and cookies are switched off on it. It stays yours to dispose of.</param>
    /// <exception cref="SolvimonConfigurationException">An option is missing or wrong; the message says which.</exception>
    public SolvimonClient(SolvimonClientOptions options, HttpMessageHandler primaryHandler)
        : this(options, primaryHandler, ownsHandler: false)
    {
    }

    private SolvimonClient(SolvimonClientOptions options, HttpMessageHandler primaryHandler, bool ownsHandler)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(primaryHandler);
        SolvimonClientOptionsValidator.ThrowIfInvalid(options);
        options = options.Copy();
        PrimaryHandler.Harden(primaryHandler);

        DelegatingHandler[] handlers = HandlerChain.Create(options, EmptyServiceProvider.Instance, options.LoggerFactory);
        _http = new HttpClient(HandlerChain.Link(handlers, primaryHandler), disposeHandler: ownsHandler) { Timeout = Timeout.InfiniteTimeSpan };
        _transport = new ApiTransport(_http, options);
    }

    // Over the factory's handlers, which outlive this client.
    internal SolvimonClient(SolvimonClientOptions options, HttpClient http)
    {
        // The SDK's own timeouts rule, whatever was configured on the HttpClient.
        http.Timeout = Timeout.InfiniteTimeSpan;
        _http = http;
        _transport = new ApiTransport(http, options);
    }

    /// <inheritdoc/>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        _transport.SendRawAsync(Argument.NotNull(method), content, ApiCall.Raw(method, Argument.Path(path), isAnswerHandedOver: true, options, cancellationToken));

    /// <inheritdoc/>
    public async Task<T?> SendAsync<T>(HttpMethod method, string path, JsonTypeInfo<T> answerType, HttpContent? content = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answerType);
        ApiCall call = ApiCall.Raw(Argument.NotNull(method), Argument.Path(path), isAnswerHandedOver: false, options, cancellationToken);
        using HttpResponseMessage response = await _transport.SendRawAsync(method, content, call).ConfigureAwait(false);
        return ModelSerializer.Read(((BufferedResponseContent)response.Content).Memory, answerType, call);
    }

    /// <summary>Closes the connections of a client made without a container. A container's client needs no disposing.</summary>
    public void Dispose() => _http.Dispose();

    private sealed class EmptyServiceProvider : IServiceProvider
    {
        public static readonly EmptyServiceProvider Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
