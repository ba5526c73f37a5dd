using System.Runtime.ExceptionServices;
using Refit;
using Solvimon.Client.Calls;
using Solvimon.Client.Http;

namespace Solvimon.Client.Endpoints;

/// <summary>What the endpoint interfaces are made over: the client's handlers, and how Refit is to use them. Sends also what the interfaces do not know.</summary>
internal sealed class ApiTransport
{
    private readonly SolvimonClientOptions _options;

    public ApiTransport(HttpClient http, SolvimonClientOptions options)
    {
        _options = options;
        http.BaseAddress = new AddressResolver(options).Root;
        Http = http;
        Settings = new RefitSettings(new ModelSerializer())
        {
            // A list repeats its name: expand[]=a&expand[]=b.
            CollectionFormat = CollectionFormat.Multi,

            // The handlers get the content that the serializer made, with its length, and send the same bytes again for a retry.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,

            // Refit's own defaults would replace the client's.
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy,

            // The exceptions of the handlers and of the serializer are the caller's, as they are.
            ExceptionFactory = static _ => default,
            TransportExceptionFactory = static (_, exception, _) => exception,
            DeserializationExceptionFactory = static (_, exception) =>
            {
                // What the factory returns would be thrown anew, without its stack trace.
                ExceptionDispatchInfo.Throw(exception);
                return default;
            },
        };
    }

    public HttpClient Http { get; }

    public RefitSettings Settings { get; }

    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Sends a call that the SDK does not know, through the same handlers; the answer is buffered.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, HttpContent? content, ApiCall call)
    {
        if (content is not null)
        {
            await BufferAsync(content, method, call).ConfigureAwait(false);
        }

        using HttpRequestMessage request = new(method, Http.BaseAddress)
        {
            Version = Http.DefaultRequestVersion,
            VersionPolicy = Http.DefaultVersionPolicy,
            Content = content,
        };
        call.AttachTo(request);
        try
        {
            return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            // The caller's content stays the caller's.
            request.Content = null;
        }
    }

    // A retry sends the same bytes, whatever the content reads them from.
    private async Task BufferAsync(HttpContent content, HttpMethod method, ApiCall call)
    {
        long startedAt = _options.TimeProvider.GetTimestamp();
#pragma warning disable CA2016 // The overload with a token came after .NET 8.
        Task buffering = content.LoadIntoBufferAsync().Observed();
#pragma warning restore CA2016
        try
        {
            await buffering.WaitAsync(call.Options.Timeout ?? _options.Timeout, _options.TimeProvider, call.CancellationToken).ConfigureAwait(false);
            call.Progress.TimeSpent = _options.TimeProvider.GetElapsedTime(startedAt);
        }
        catch (TimeoutException e) when (!buffering.IsCompleted)
        {
            throw new SolvimonTimeoutException($"{ApiOperation.Raw(method).Name} was not sent: its content did not end in time.", e).About(call);
        }
    }
}
