using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore.Handling;
using Solvimon.Client.Stores;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Receiving;

/// <summary>
/// Handles events before they are acknowledged, each body once: a redelivery that arrives while the first delivery is being
/// handled waits for that one's outcome, and one that arrives afterwards finds it in the store.
/// </summary>
internal sealed class DirectSink(
    WebhookDispatcher dispatcher,
    IWebhookDeduplicationStore store,
    IOptionsMonitor<SolvimonWebhookOptions> options,
    ILogger<DirectSink> logger) : IWebhookSink
{
    private readonly ConcurrentDictionary<string, Lazy<Task<WebhookOutcome>>> _runs = new(StringComparer.Ordinal);

    public async Task<WebhookOutcome> TakeAsync(ReceivedWebhook webhook)
    {
        if (!dispatcher.Handles(webhook.Type))
        {
            WebhookLog.Unhandled(logger, webhook.Type);
            return WebhookOutcome.Unhandled;
        }

        // A run belongs to no request: a handler that does not heed its token, or a sender that hangs up, must not lead to
        // the same event being handled a second time beside the first.
        SolvimonWebhookOptions current = options.CurrentValue;
        Task<WebhookOutcome> run = _runs.GetOrAdd(webhook.Digest, _ => new Lazy<Task<WebhookOutcome>>(() => Start(webhook, current))).Value;
        WebhookOutcome outcome;
        try
        {
            outcome = await run.WaitAsync(current.HandlerTimeout, current.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            outcome = WebhookOutcome.TimedOut;
        }

        if (outcome == WebhookOutcome.TimedOut)
        {
            WebhookLog.TimedOut(logger, webhook.Type);
        }

        return outcome;
    }

    private Task<WebhookOutcome> Start(ReceivedWebhook webhook, SolvimonWebhookOptions current)
    {
        // What flows with the request, such as its HttpContext, is not valid any more once the request has ended; its span may
        // have children all the same.
        Activity? parent = Activity.Current;
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() =>
            {
                Activity.Current = parent;
                return RunAsync(webhook, current);
            });
        }
    }

    private async Task<WebhookOutcome> RunAsync(ReceivedWebhook webhook, SolvimonWebhookOptions current)
    {
        using CancellationTokenSource timeout = new(current.HandlerTimeout, current.TimeProvider);
        try
        {
            return await HandleOnceAsync(webhook, current, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return WebhookOutcome.TimedOut;
        }
#pragma warning disable CA1031 // Whatever a handler or the store throws: the event is not handled, and has to come again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.HandlerFailed(logger, webhook.Type, e);
            return WebhookOutcome.Failed;
        }
        finally
        {
            _runs.TryRemove(webhook.Digest, out _);
        }
    }

    private async Task<WebhookOutcome> HandleOnceAsync(ReceivedWebhook webhook, SolvimonWebhookOptions current, CancellationToken cancellationToken)
    {
        // A store that does not heed the token must not block every later delivery of this body.
        if (await store.ContainsAsync(current.Account, webhook.Digest, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            WebhookLog.Duplicate(logger, webhook.Type);
            return WebhookOutcome.Duplicate;
        }

        WebhookEvent webhookEvent;
        try
        {
            webhookEvent = WebhookEvent.Parse(webhook.Body.Span);
        }
        catch (SolvimonSerializationException e)
        {
            WebhookLog.Malformed(logger, e.Message);
            return WebhookOutcome.Malformed;
        }

        await dispatcher.DispatchAsync(webhookEvent, cancellationToken).ConfigureAwait(false);
        await RecordAsync(webhook, current).ConfigureAwait(false);
        WebhookLog.Handled(logger, webhook.Type);
        return WebhookOutcome.Handled;
    }

    private async Task RecordAsync(ReceivedWebhook webhook, SolvimonWebhookOptions current)
    {
        try
        {
            // Not within what is left of the handlers' time: the work is done, and should be remembered.
            await StoreCall.WithinAsync(current.HandlerTimeout, current.TimeProvider, async token =>
            {
                await store.AddAsync(current.Account, webhook.Digest, token).ConfigureAwait(false);
                return true;
            }, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The work is done: to answer with a failure would have it done again for certain.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.RecordingFailed(logger, webhook.Type, e);
        }
    }
}
