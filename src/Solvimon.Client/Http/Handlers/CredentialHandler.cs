using Solvimon.Client.Calls;
using Solvimon.Client.Configuration;

namespace Solvimon.Client.Http.Handlers;

/// <summary>
/// Refuses what would expose the key (plain HTTP, another origin than the configured one), then adds the credential. It
/// runs for each attempt, so that a key rotated meanwhile is used.
/// </summary>
internal sealed class CredentialHandler(SolvimonClientOptions options, KeyProvider provider) : DelegatingHandler
{
    private const string ApiKeyHeader = "X-API-KEY";
    private const string AuthorizationHeader = "Authorization";

    private readonly Uri _baseAddress = SolvimonHosts.AddressOf(options);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        ThrowIfInsecure(request.RequestUri!, call);

        return TryAddCredential(request, call) || !call.SendsCredential
            ? base.SendAsync(request, cancellationToken)
            : SendWithProvidedKeyAsync(request, call, cancellationToken);
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

    private static SolvimonSecurityException Refusal(string what, ApiCall call) =>
        new SolvimonSecurityException($"Refused to send a request {what}: it would expose the key.").About(call);

    /// <summary>Adds the credential, unless there is none or it is yet to be asked for.</summary>
    private bool TryAddCredential(HttpRequestMessage request, ApiCall call)
    {
        // What is given to the call replaces the client's credential, of whichever kind, and goes also where the client's does not.
        bool isGivenToCall = (call.Options.ApiKey ?? call.Options.AccessToken) is not null;
        string? apiKey = isGivenToCall ? call.Options.ApiKey : call.SendsCredential ? options.ApiKey : null;
        string? accessToken = isGivenToCall ? call.Options.AccessToken : call.SendsCredential ? options.AccessToken : null;
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

    private async Task<HttpResponseMessage> SendWithProvidedKeyAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        CredentialPattern key = await provider.AskAsync(call, cancellationToken).ConfigureAwait(false);
        call.Progress.Know([key]);
        request.Headers.TryAddWithoutValidation(ApiKeyHeader, key.Credential);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
