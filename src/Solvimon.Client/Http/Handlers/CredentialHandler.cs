using Solvimon.Client.Configuration;

namespace Solvimon.Client.Http.Handlers;

/// <summary>
/// The last of the SDK's handlers before the wire: refuses what would expose the key (plain HTTP, another origin than the
/// configured one), then adds the credential. It runs for each attempt, so that a key rotated meanwhile is used.
/// </summary>
internal sealed class CredentialHandler(SolvimonClientOptions options, IServiceProvider services) : DelegatingHandler
{
    private const string ApiKeyHeader = "X-API-KEY";
    private const string AuthorizationHeader = "Authorization";

    private readonly Uri _baseAddress = SolvimonHosts.AddressOf(options);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        ThrowIfInsecure(request.RequestUri!, call);

        request.Headers.Remove(ApiKeyHeader);
        request.Headers.Remove(AuthorizationHeader);
        if (call.SendsCredential)
        {
            await AddCredentialAsync(request, call.Options, cancellationToken).ConfigureAwait(false);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private void ThrowIfInsecure(Uri address, ApiCall call)
    {
        bool isSecure = address.Scheme == Uri.UriSchemeHttps
            || (options.AllowInsecureLoopback && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
        if (!isSecure)
        {
            throw new SolvimonSecurityException("Refused to send a request over plain HTTP: it would expose the key.").About(call);
        }

        if (!Origin.IsSame(address, _baseAddress))
        {
            throw new SolvimonSecurityException("Refused to send a request to another origin than the configured one: it would expose the key.").About(call);
        }
    }

    private async ValueTask AddCredentialAsync(HttpRequestMessage request, RequestOptions callOptions, CancellationToken cancellationToken)
    {
        // What is given to the call replaces the client's credential, of whichever kind.
        if ((callOptions.ApiKey ?? callOptions.AccessToken) is null)
        {
            if (options.AccessToken is not null)
            {
                request.Headers.TryAddWithoutValidation(AuthorizationHeader, "Bearer " + options.AccessToken);
            }
            else
            {
                string apiKey = options.ApiKey ?? await AskProviderAsync(cancellationToken).ConfigureAwait(false);
                request.Headers.TryAddWithoutValidation(ApiKeyHeader, apiKey);
            }
        }
        else if (callOptions.ApiKey is not null)
        {
            request.Headers.TryAddWithoutValidation(ApiKeyHeader, callOptions.ApiKey);
        }
        else
        {
            request.Headers.TryAddWithoutValidation(AuthorizationHeader, "Bearer " + callOptions.AccessToken);
        }
    }

    private async ValueTask<string> AskProviderAsync(CancellationToken cancellationToken)
    {
        string? apiKey = await options.ApiKeyProvider!(services, cancellationToken).ConfigureAwait(false);
        return apiKey is not null && HeaderText.IsCredential(apiKey)
            ? apiKey
            : throw new SolvimonConfigurationException("ApiKeyProvider returned a key that is missing, blank, or has spaces or line breaks.");
    }
}
