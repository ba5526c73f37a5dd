using System.Runtime.InteropServices;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Http.Handlers;

/// <summary>Writes the headers of an attempt, but for the credential: what every call has, and what this one asks for.</summary>
internal sealed class HeaderHandler(SolvimonClientOptions options) : DelegatingHandler
{
    private static readonly string UserAgent = $"solvimon-client-dotnet/{ThisAssembly.Version} ({RuntimeInformation.FrameworkDescription})";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        if (!call.IsStreamed)
        {
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
        }

        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if ((call.Options.PlatformId ?? options.PlatformId) is { } platformId)
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

        return base.SendAsync(request, cancellationToken);
    }
}
