using Refit;
using Solvimon.Client.Calls;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client.Http.Handlers;

/// <summary>Finishes the request that Refit began, before the other handlers see it: the address, and the body of those that have none.</summary>
internal sealed class RequestHandler(SolvimonClientOptions options, KeyProvider provider) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<string> RouteKey = new(HttpRequestMessageOptions.RelativePathTemplate);

    private readonly AddressResolver _addresses = new(options);
    private readonly CredentialPattern[] _credentials = (options.ApiKey ?? options.AccessToken) is { } credential ? [new CredentialPattern(credential)] : [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        provider.ThrowIfAskedByItself(call);
        call.Progress.Operation = request.Options.TryGetValue(RouteKey, out string? route) ? new ApiOperation(request.Method, route) : ApiOperation.Raw(request.Method);
        call.Progress.Know(_credentials);
        if ((call.Options.ApiKey ?? call.Options.AccessToken) is { } credential)
        {
            call.Progress.Know([new CredentialPattern(credential)]);
        }

        request.RequestUri = _addresses.Resolve(request.RequestUri!, call);
        call.Progress.Address = request.RequestUri;

        // The API takes a body with every POST, PUT and PATCH, if only an empty one.
        if (request.Content is null && !call.IsRaw && request.Method != HttpMethod.Get && request.Method != HttpMethod.Delete)
        {
            request.Content = new EmptyObjectContent();
        }

        return call.IsStreamed ? SendStreamedAsync(request, call, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendStreamedAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            response.Content = await DownloadContent.OpenAsync(response.Content, call, options, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception e)
        {
            response.Dispose();
            if (WireFailure.IsBrokenBody(e))
            {
                throw DownloadContent.Broken(e, call);
            }

            throw;
        }
    }
}
