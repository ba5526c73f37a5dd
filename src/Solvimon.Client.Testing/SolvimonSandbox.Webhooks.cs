using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Webhooks;

namespace Solvimon.Client.Testing;

public sealed partial class SolvimonSandbox
{
    /// <summary>
    /// Makes a webhook: from now on each change of a resource is posted to this address, signed, as the API does it. The same as
    /// creating one through <c>POST /v1/webhooks</c>, but with a secret of the test's choice.
    /// </summary>
    /// <param name="url">The receiver, on this machine: the sandbox sends nothing beyond loopback.</param>
    /// <param name="secret">The secret that signs.</param>
    /// <param name="handler">
    /// The way to the receiver, such as that of ASP.NET Core's test server, which has no socket. The caller disposes of it, after the
    /// sandbox. Default: a connection of the sandbox's own.
    /// </param>
    /// <returns>The webhook's id, such as <c>whk_…</c>.</returns>
    /// <exception cref="ArgumentException">The address is not on this machine, or the secret is blank.</exception>
    public string SendWebhooksTo(Uri url, string secret, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        if (!WebhookOutbox.IsOnThisMachine(url))
        {
            throw new ArgumentException("The sandbox sends to this machine only, by http or https.", nameof(url));
        }

        var id = Seed("webhooks", new JsonObject { ["name"] = "Sandbox", ["url"] = url.AbsoluteUri, ["secret_key"] = secret }.ToJsonString());
        if (handler is not null)
        {
            _api.Webhooks.UseHandler(id, handler);
        }

        return id;
    }

    /// <summary>
    /// Waits until no webhook is on its way any more: each was taken with a 2xx, or given up. While a receiver refuses one, this waits
    /// for its repetitions, which take days with the API's own <see cref="SolvimonSandboxOptions.WebhookRetryDelays"/>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait, not the webhooks.</param>
    /// <returns>A task that ends when all are done.</returns>
    public Task WaitForWebhooksAsync(CancellationToken cancellationToken = default) => _api.Webhooks.WaitAsync(cancellationToken);
}
