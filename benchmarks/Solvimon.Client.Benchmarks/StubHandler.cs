using System.Net;
using System.Net.Http.Headers;

namespace Solvimon.Client.Benchmarks;

/// <summary>Stands in for the wire, the same for both sides: takes in the request's body and answers with bytes that are at hand.</summary>
internal sealed class StubHandler(byte[] answer) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
        }

        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StreamContent(new MemoryStream(answer, writable: false)) { Headers = { ContentType = Json, ContentLength = answer.Length } },
        };
    }
}
