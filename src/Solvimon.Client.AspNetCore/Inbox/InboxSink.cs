using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore.Receiving;
using Solvimon.Client.Stores;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>Stores events before they are acknowledged; <see cref="WebhookInboxProcessor"/> handles them afterwards.</summary>
internal sealed class InboxSink(IWebhookInbox inbox, InboxSignal signal, IOptionsMonitor<SolvimonWebhookOptions> options, ILogger<InboxSink> logger) : IWebhookSink
{
    public async Task<WebhookOutcome> TakeAsync(ReceivedWebhook webhook)
    {
        SolvimonWebhookOptions current = options.CurrentValue;
        WebhookInboxMessage message = new WebhookInboxMessage
        {
            Account = current.Account,
            Digest = webhook.Digest,
            Type = webhook.Type,
            Body = webhook.Body,
            ReceivedAt = current.TimeProvider.GetUtcNow(),
        };

        bool isNew;
        try
        {
            isNew = await StoreCall.WithinAsync(current.HandlerTimeout, current.TimeProvider, token => inbox.AddAsync(message, token), CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the inbox throws: the event is not stored, and has to come again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.StoringFailed(logger, webhook.Type, e);
            return e is TimeoutException ? WebhookOutcome.TimedOut : WebhookOutcome.Failed;
        }

        if (!isNew)
        {
            WebhookLog.StoredBefore(logger, webhook.Type);
            return WebhookOutcome.Duplicate;
        }

        signal.Set();
        WebhookLog.Stored(logger, webhook.Type);
        return WebhookOutcome.Stored;
    }
}
