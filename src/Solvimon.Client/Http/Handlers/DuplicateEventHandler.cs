using System.Net;
using Solvimon.Client.Calls;
using Solvimon.Client.Errors;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client.Http.Handlers;

/// <summary>
/// For accounts whose usage events are idempotent: a duplicate that is reported after an attempt whose fate was not learned
/// says that this attempt got through. What was sent is what is stored, so that it is the answer.
/// </summary>
/// <remarks>
/// Of one event only. Of a list it would only be known that one of its events is stored; the others may have been refused with it.
/// </remarks>
internal sealed class DuplicateEventHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        return call is { Kind: ApiCallKind.Ingestion, IsSingleEvent: true, IsRepeatable: true }
            ? SendEventAsync(request, call, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendEventAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!call.Progress.WasAmbiguous || !IsDuplicate(response))
        {
            return response;
        }

        call.Progress.Replay();
        response.StatusCode = HttpStatusCode.Created;
        response.Content.Dispose();
        response.Content = BufferedResponseContent.CopyOf(((JsonRequestContent)request.Content!).Body.Span, call);
        return response;
    }

    private static bool IsDuplicate(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.BadRequest) || response.Content is not BufferedResponseContent content)
        {
            return false;
        }

        ErrorEnvelope.TryRead(content.Span, content.Charset, out ErrorEnvelope envelope);
        return envelope.Code == "RESOURCE_ALREADY_EXISTS"
            || (response.StatusCode == HttpStatusCode.Conflict && envelope.Code is null)
            || envelope.Code?.Contains("DUPLICATE", StringComparison.Ordinal) == true
            || envelope.Message?.Contains("duplicate", StringComparison.OrdinalIgnoreCase) == true;
    }
}
