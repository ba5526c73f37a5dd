using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Solvimon.Client.Configuration;
using Solvimon.Client.Http.Content;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Http;

/// <summary>Sends the calls of the endpoint interfaces through the handlers and reads their answers.</summary>
internal sealed class ApiTransport
{
    private static readonly string UserAgent = $"solvimon-client-dotnet/{ThisAssembly.Version} ({RuntimeInformation.FrameworkDescription})";

    private readonly HttpClient _http;
    private readonly SolvimonClientOptions _options;
    private readonly Uri _baseAddress;
    private readonly string _basePath;
    private readonly string _prefix;

    public ApiTransport(HttpClient http, SolvimonClientOptions options)
    {
        _http = http;
        _options = options;
        _baseAddress = SolvimonHosts.AddressOf(options);

        // Every route starts with its version, and Solvimon's documentation gives base addresses with one.
        string path = _baseAddress.AbsolutePath.TrimEnd('/');
        _basePath = path.EndsWith("/v1", StringComparison.Ordinal) ? path[..^3] : path;
        _prefix = _baseAddress.GetLeftPart(UriPartial.Authority) + _basePath;
    }

    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Sends a call and reads its answer.</summary>
    public async Task<T> SendAsync<T>(ApiOperation operation, string uri, SolvimonObject? body, ReadJson<T> read, ApiCall call, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = CreateRequest(operation, Resolve(operation, uri, call), ContentOf(operation, body), call);
        using HttpResponseMessage response = await SendAsync(request, call, cancellationToken).ConfigureAwait(false);
        return ReadAnswer(BodyOf(response), read, call);
    }

    /// <summary>Sends a call whose answer says nothing useful.</summary>
    public async Task SendAsync(ApiOperation operation, string uri, SolvimonObject? body, ApiCall call, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = CreateRequest(operation, Resolve(operation, uri, call), ContentOf(operation, body), call);
        using HttpResponseMessage response = await SendAsync(request, call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a call and hands over its answer unread, as a stream that the caller disposes of.</summary>
    public async Task<Stream> OpenReadAsync(ApiOperation operation, string uri, SolvimonObject? body, ApiCall call, CancellationToken cancellationToken)
    {
        call.IsStreamed = true;
        using HttpRequestMessage request = CreateRequest(operation, Resolve(operation, uri, call), ContentOf(operation, body), call);
        request.Headers.Remove("Accept");
        HttpResponseMessage response = await SendAsync(request, call, cancellationToken).ConfigureAwait(false);
        try
        {
            return new AnswerStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), call, _options);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Sends a call that the SDK does not know, through the same handlers; the answer is buffered.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, string path, HttpContent? content, ApiCall call, CancellationToken cancellationToken)
    {
        if (content is not null)
        {
            await BufferAsync(content, method, call, cancellationToken).ConfigureAwait(false);
        }

        call.IsRaw = true;
        ApiOperation operation = Raw(method);
        using HttpRequestMessage request = CreateRequest(operation, Resolve(operation, path, call), content, call);
        try
        {
            return await SendAsync(request, call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The caller's content stays the caller's.
            request.Content = null;
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        call.CallerToken = cancellationToken;
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    // A retry sends the same bytes, whatever the content reads them from.
    private async Task BufferAsync(HttpContent content, HttpMethod method, ApiCall call, CancellationToken cancellationToken)
    {
        long startedAt = _options.TimeProvider.GetTimestamp();
#pragma warning disable CA2016 // The overload with a token came after .NET 8.
        Task buffering = content.LoadIntoBufferAsync().Observed();
#pragma warning restore CA2016
        try
        {
            await buffering.WaitAsync(call.Options.Timeout ?? _options.Timeout, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            call.TimeSpent = _options.TimeProvider.GetElapsedTime(startedAt);
        }
        catch (TimeoutException e) when (!buffering.IsCompleted)
        {
            throw new SolvimonTimeoutException($"{Raw(method).Name} was not sent: its content did not end in time.", e).About(call);
        }
    }

    // The path may carry ids, so it is no name for spans and logs.
    private static ApiOperation Raw(HttpMethod method) => new(method, "(raw)");

    public static T ReadAnswer<T>(ReadOnlySpan<byte> json, ReadJson<T> read, ApiCall call)
    {
        if (json.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            T value = read(ref reader);

            // Fails on anything after the value.
            reader.Read();
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            // The server has carried the call out; only its answer is unreadable.
            call.WasAmbiguous = true;
            string place = json.IsEmpty ? "it is empty" : $"at {(e as JsonException)?.Path ?? JsonPath.At(json, reader.TokenStartIndex)}";
            throw new SolvimonSerializationException($"The answer to {call.Operation.Name} could not be read: {place}.", e).About(call);
        }
    }

    public static ReadOnlySpan<byte> BodyOf(HttpResponseMessage response) => ((BufferedResponseContent)response.Content).Span;

    private static HttpContent? ContentOf(ApiOperation operation, SolvimonObject? body)
    {
        if (body is not null)
        {
            return JsonRequestContent.From(body);
        }

        return operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete ? null : new EmptyObjectContent();
    }

    private HttpRequestMessage CreateRequest(ApiOperation operation, Uri address, HttpContent? content, ApiCall call)
    {
        call.Operation = operation;
        call.Address = address;
        var request = new HttpRequestMessage(operation.Method, address)
        {
            Version = _http.DefaultRequestVersion,
            VersionPolicy = _http.DefaultVersionPolicy,
            Content = content,
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if ((call.Options.PlatformId ?? _options.PlatformId) is { } platformId)
        {
            request.Headers.TryAddWithoutValidation("X-Platform-Id", platformId);
        }

        if (call.Options.Headers is { } headers)
        {
            foreach ((string name, string value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        call.AttachTo(request);
        return request;
    }

    /// <summary>From a path of the API, or a page's link, to the address; refuses a link to another origin before anything is sent.</summary>
    private Uri Resolve(ApiOperation operation, string uri, ApiCall call)
    {
        uri = WithQuery(uri, call.Options.Query);
        if (uri.StartsWith('/'))
        {
            bool hasPrefix = _basePath.Length > 0 && uri.StartsWith(_basePath + "/", StringComparison.Ordinal);
            return new Uri((hasPrefix ? _baseAddress.GetLeftPart(UriPartial.Authority) : _prefix) + uri);
        }

        if (!Uri.TryCreate(call.PreviousPage ?? _baseAddress, uri, out Uri? address))
        {
            throw new SolvimonSerializationException($"The server gave a link after {operation.Name} that is no address.").About(call);
        }

        return Origin.IsSame(address, _baseAddress)
            ? address
            : throw new SolvimonSecurityException(
                $"The server gave a link to another origin ({address.Scheme}://{address.Authority}) than the configured one; it was not followed, as the key would have gone there.").About(call);
    }

    private static string WithQuery(string uri, IReadOnlyDictionary<string, string>? query)
    {
        if (query is null || query.Count == 0)
        {
            return uri;
        }

        var text = new StringBuilder(uri);
        char separator = uri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach ((string name, string value) in query)
        {
            // A page's link may carry it on already.
            if (HasParameter(uri, $"{name}={value}"))
            {
                continue;
            }

            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return text.ToString();
    }

    private static bool HasParameter(string uri, string parameter) =>
        uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start
        && Array.Exists(uri[(start + 1)..].Split('&'), pair => Uri.UnescapeDataString(pair.Replace('+', ' ')) == parameter);
}
