using System.Net.Sockets;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Pipeline;

namespace Solvimon.Client.Testing.Doors;

/// <summary>The door without a network: requests go from the client's memory straight to the core.</summary>
internal sealed class SandboxHandler(SandboxApi api) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SandboxResponse response = await api.HandleAsync(await ReadAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        switch (response.Delivery.Kind)
        {
            case DeliveryKind.Reset:
                throw ConnectionEnded();
            case DeliveryKind.Refused:
                throw ConnectionRefused(request.RequestUri!);
        }

        HttpResponseMessage message = new(response.StatusCode)
        {
            RequestMessage = request,
            Version = request.Version,
            Content = CreateContent(response),
        };
        foreach ((string name, string value) in response.Headers)
        {
            // .NET counts a few headers, such as Allow, to the content.
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    // The exceptions of a socket that the server has closed.
    private static HttpRequestException ConnectionEnded() => new(
        HttpRequestError.ResponseEnded,
        "An error occurred while sending the request.",
        new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    private static HttpRequestException ConnectionRefused(Uri uri)
    {
        SocketException refused = new((int)SocketError.ConnectionRefused);
        return new HttpRequestException(HttpRequestError.ConnectionError, $"{refused.Message} ({uri.Host}:{uri.Port})", refused);
    }

    private static async Task<SandboxRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in request.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        byte[] body = [];
        if (request.Content is { } content)
        {
            body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in content.Headers.NonValidated)
            {
                headers[name] = values.ToString();
            }
        }

        return new SandboxRequest(request.Method.Method.ToUpperInvariant(), uri.GetLeftPart(UriPartial.Authority), uri.PathAndQuery, headers, body);
    }

    private HttpContent CreateContent(SandboxResponse response)
    {
        Delivery delivery = response.Delivery;
        HttpContent content = delivery.Kind == DeliveryKind.Whole
            ? new ReadOnlyMemoryContent(response.Body)
            : new StreamContent(new FaultyStream(response.Body, delivery, api.Clock));
        content.Headers.TryAddWithoutValidation("Content-Type", response.ContentType);
        if (!delivery.IsChunked)
        {
            content.Headers.ContentLength = response.Body.Length;
        }

        return content;
    }
}
