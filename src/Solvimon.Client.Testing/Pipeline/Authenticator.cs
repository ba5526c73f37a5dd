using System.Net;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Pipeline;

/// <summary>Lets in who brings a known key in <c>X-API-KEY</c>, one that was created meanwhile, or a known bearer token.</summary>
internal sealed class Authenticator(IReadOnlyCollection<string> apiKeys, IReadOnlyCollection<string> accessTokens, Func<string, bool> isCreated)
{
    private const string Bearer = "Bearer ";

    /// <exception cref="SandboxError">401.</exception>
    public void Authenticate(SandboxRequest request)
    {
        bool isKnown = request.Header("X-API-KEY") is { } key
            ? apiKeys.Contains(key) || isCreated(key)
            : request.Header("Authorization") is { } value
                && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && accessTokens.Contains(value[Bearer.Length..]);
        if (!isKnown)
        {
            throw new SandboxError(HttpStatusCode.Unauthorized, "UNAUTHORISED", "The API key is missing or not valid");
        }
    }
}
