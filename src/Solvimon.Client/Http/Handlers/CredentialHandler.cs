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

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        ThrowIfInsecure(request.RequestUri!, call);

        if (call.Attempts > 1)
        {
            request.Headers.Remove(ApiKeyHeader);
            request.Headers.Remove(AuthorizationHeader);
        }

        return call.SendsCredential && !TryAddCredential(request, call.Options)
            ? SendWithProvidedKeyAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private void ThrowIfInsecure(Uri address, ApiCall call)
    {
        bool isSecure = address.Scheme == Uri.UriSchemeHttps
            || (options.AllowInsecureLoopback && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
        if (!isSecure)
        {
            throw Refusal("over plain HTTP", call);
        }

        if (!Origin.IsSame(address, _baseAddress))
        {
            throw Refusal("to another origin than the configured one", call);
        }
    }

    private static SolvimonSecurityException Refusal(string what, ApiCall call)
    {
        // The attempt that was begun is not sent.
        call.Attempts--;
        return new SolvimonSecurityException($"Refused to send a request {what}: it would expose the key.").About(call);
    }

    /// <summary>Adds the credential, unless it is yet to be asked for.</summary>
    private bool TryAddCredential(HttpRequestMessage request, RequestOptions callOptions)
    {
        // What is given to the call replaces the client's credential, of whichever kind.
        bool isGivenToCall = (callOptions.ApiKey ?? callOptions.AccessToken) is not null;
        string? apiKey = isGivenToCall ? callOptions.ApiKey : options.ApiKey;
        string? accessToken = isGivenToCall ? callOptions.AccessToken : options.AccessToken;
        if (apiKey is not null)
        {
            request.Headers.TryAddWithoutValidation(ApiKeyHeader, apiKey);
        }
        else if (accessToken is not null)
        {
            request.Headers.TryAddWithoutValidation(AuthorizationHeader, "Bearer " + accessToken);
        }

        return (apiKey ?? accessToken) is not null;
    }

    private async Task<HttpResponseMessage> SendWithProvidedKeyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(ApiKeyHeader, await AskProviderAsync(cancellationToken).ConfigureAwait(false));
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> AskProviderAsync(CancellationToken cancellationToken)
    {
        string? apiKey;
        try
        {
            apiKey = await options.ApiKeyProvider!(services, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nothing was sent: it must not be taken for a connection to Solvimon that broke.
            throw new SolvimonConfigurationException("ApiKeyProvider failed.", e);
        }

        return apiKey is not null && HeaderText.IsCredential(apiKey)
            ? apiKey
            : throw new SolvimonConfigurationException("ApiKeyProvider returned a key that is missing, blank, or has spaces or line breaks.");
    }
}
