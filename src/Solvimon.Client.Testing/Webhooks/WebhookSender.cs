using System.Globalization;
using System.Text.Json.Nodes;

namespace Solvimon.Client.Testing.Webhooks;

/// <summary>
/// Posts what waits in the outbox, in order and one at a time for each webhook. An event that fails is repeated before any later one
/// is sent. Thread-safe, by the core's lock.
/// </summary>
internal sealed class WebhookSender(Lock gate, WebhookOutbox outbox, TimeProvider clock) : IDisposable
{
    // The API waits as long for a 2xx.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Dictionary<string, HttpMessageInvoker> _ownWays = new(StringComparer.Ordinal);
    private CancellationTokenSource _stop = new();
    private bool _isDisposed;

    /// <summary>The webhook is reached through this handler.</summary>
    public void UseHandler(string webhookId, HttpMessageHandler handler)
    {
        lock (gate)
        {
            _ownWays[webhookId] = new HttpMessageInvoker(handler, disposeHandler: false);
        }
    }

    /// <summary>Sets to work where something waits. The caller holds the lock.</summary>
    public void Start()
    {
        foreach (WebhookQueue queue in outbox.Queues.Where(queue => !_isDisposed && queue.Pump is null && queue.Waiting.Count > 0))
        {
            CancellationToken stop = _stop.Token;

            // A delivery belongs to no request: not to its span, and not to whatever else flows with it.
            using (ExecutionContext.SuppressFlow())
            {
                queue.Pump = Task.Run(() => PumpAsync(queue, stop), CancellationToken.None);
            }
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task[] pumps;
            lock (gate)
            {
                pumps = [.. outbox.Queues.Select(queue => queue.Pump).OfType<Task>()];
            }

            if (pumps.Length == 0)
            {
                return;
            }

            await Task.WhenAll(pumps).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends nothing more of what waits. The caller holds the lock.</summary>
    public void Clear()
    {
        _stop.Cancel();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        _ownWays.Clear();
        outbox.Clear();
    }

    public void Dispose()
    {
        lock (gate)
        {
            _isDisposed = true;
            Clear();
        }

        _http.Dispose();
    }

    private async Task PumpAsync(WebhookQueue queue, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested && Next(queue) is { } next)
            {
                string? failure = await PostAsync(queue.WebhookId, next.Webhook, next.Payload, stop).ConfigureAwait(false);
                if (Note(queue, failure) is { Ticks: > 0 } pause)
                {
                    await Task.Delay(pause, clock, stop).ConfigureAwait(false);
                }
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The sandbox was reset or disposed of; whatever the receiver's handler makes of that.
        }
    }

    private (JsonObject Webhook, byte[] Payload)? Next(WebhookQueue queue)
    {
        lock (gate)
        {
            (JsonObject Webhook, byte[] Payload)? next = outbox.Next(queue);
            if (next is null)
            {
                queue.Pump = null;
            }

            return next;
        }
    }

    private TimeSpan Note(WebhookQueue queue, string? failure)
    {
        lock (gate)
        {
            return outbox.Note(queue, failure);
        }
    }

    /// <returns>Why the event was not taken; null when it was.</returns>
    private async Task<string?> PostAsync(string webhookId, JsonObject webhook, byte[] payload, CancellationToken stop)
    {
        HttpMessageInvoker? way;
        lock (gate)
        {
            _ownWays.TryGetValue(webhookId, out way);
        }

        using CancellationTokenSource timeout = new(Timeout, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            using HttpRequestMessage request = WebhookRequest.Create(webhook, payload, clock.GetUtcNow());
            using HttpResponseMessage response = await (way ?? _http).SendAsync(request, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return timeout.IsCancellationRequested ? "TIMEOUT" : e.GetType().Name;
        }
    }
}
