using Solvimon.Client.Calls;

namespace Solvimon.Client.Http.Handlers;

/// <summary>Writes the call's idempotency key on the attempt. The facade chose it, once: every attempt carries the same.</summary>
internal sealed class IdempotencyHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (ApiCall.Of(request).IdempotencyKey is { } key)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
