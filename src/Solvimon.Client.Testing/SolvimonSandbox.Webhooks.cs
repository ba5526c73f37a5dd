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

        string id = Seed("webhooks", new JsonObject { ["name"] = "Sandbox", ["url"] = url.AbsoluteUri, ["secret_key"] = secret }.ToJsonString());
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
    public Task WaitForWebhooksAsync(CancellationToken cancellationToken = default)
    {
        // What is due by now belongs to what is waited for.
        _api.Run(core => core.State.Now);
        return _api.Webhooks.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Sends an event of the test's own to the webhooks that want its type, signed and repeated as any other: for what the sandbox does not do by itself, such
    /// as a payment that arrives. Changes nothing in the sandbox.
    /// </summary>
    /// <param name="type">What happened: <c>INVOICE.PAID</c>. Any type will do.</param>
    /// <param name="json">The event's <c>data</c>: a resource as a JSON object.</param>
    /// <param name="cancellationToken">Cancels the wait, not the event.</param>
    /// <returns>A task that ends when it was taken or given up, with all that waited before it.</returns>
    /// <exception cref="ArgumentException">The type is blank, or the JSON is no object.</exception>
    public Task RaiseWebhookAsync(string type, string json, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        JsonObject data = ParseObject(json, nameof(json));
        _api.Run(core =>
        {
            core.Outbox.Raise(type, data);
            return true;
        });
        return _api.Webhooks.WaitAsync(cancellationToken);
    }
}
