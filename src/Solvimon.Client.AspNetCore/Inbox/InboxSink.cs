using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore.Receiving;

namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>Stores events before they are acknowledged; <see cref="WebhookInboxProcessor"/> handles them afterwards.</summary>
internal sealed class InboxSink(IWebhookInbox inbox, InboxSignal signal, IOptionsMonitor<SolvimonWebhookOptions> options, ILogger<InboxSink> logger) : IWebhookSink
{
    public async Task<WebhookOutcome> TakeAsync(ReceivedWebhook webhook)
    {
        SolvimonWebhookOptions current = options.CurrentValue;
        using var timeout = new CancellationTokenSource(current.HandlerTimeout, current.TimeProvider);
        var message = new WebhookInboxMessage { Digest = webhook.Digest, Body = webhook.Body, ReceivedAt = current.TimeProvider.GetUtcNow() };
        try
        {
            await inbox.StoreAsync(message, timeout.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the inbox throws: the event is not stored, and has to come again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.StoringFailed(logger, webhook.Type, e);
            return timeout.IsCancellationRequested ? WebhookOutcome.TimedOut : WebhookOutcome.Failed;
        }

        signal.Set();
        WebhookLog.Stored(logger, webhook.Type);
        return WebhookOutcome.Stored;
    }
}
