using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore.Receiving;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>
/// Handles the events of the inbox one after another, in the order in which they came. One that fails is tried again, with
/// growing waits, before any later one: as Solvimon does it, so that handlers see no update before the creation.
/// </summary>
internal sealed class WebhookInboxProcessor(
    IWebhookInbox inbox,
    InboxSignal signal,
    WebhookDispatcher dispatcher,
    IOptionsMonitor<SolvimonWebhookOptions> options,
    ILogger<WebhookInboxProcessor> logger) : BackgroundService
{
    // Another process may store what this one's signal does not tell of.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    // What was handled, until the inbox has taken note of it: what fails there must not have the handlers run again.
    private string? _handled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan wait = FirstWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await HandleNextAsync(stoppingToken).ConfigureAwait(false))
                {
                    await signal.WaitAsync(PollInterval, stoppingToken).ConfigureAwait(false);
                }

                wait = FirstWait;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The event stays in the inbox.
            }
#pragma warning disable CA1031 // Whatever a handler or the inbox throws is no reason to stop: it is tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                WebhookLog.InboxFailed(logger, wait.TotalSeconds, e);
                await Task.Delay(wait, options.CurrentValue.TimeProvider, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private async Task<bool> HandleNextAsync(CancellationToken stoppingToken)
    {
        WebhookInboxMessage? message = await inbox.PeekAsync(stoppingToken).ConfigureAwait(false);
        if (message is null)
        {
            return false;
        }

        string type = WebhookEvent.ReadType(message.Body.Span);
        if (message.Digest != _handled && dispatcher.Handles(type))
        {
            await HandleAsync(message, type, stoppingToken).ConfigureAwait(false);
            _handled = message.Digest;
        }

        // What has been done is marked so even when the host stops meanwhile.
        await inbox.CompleteAsync(message, CancellationToken.None).ConfigureAwait(false);
        _handled = null;
        return true;
    }

    private async Task HandleAsync(WebhookInboxMessage message, string type, CancellationToken stoppingToken)
    {
        SolvimonWebhookOptions current = options.CurrentValue;
        using var timeout = new CancellationTokenSource(current.InboxHandlerTimeout, current.TimeProvider);

        // A handler that does not heed its token holds up all later events: that must not go unnoticed.
        using CancellationTokenRegistration registration = timeout.Token.UnsafeRegister(_ => LogTimeout(type), state: null);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, timeout.Token);
        await dispatcher.DispatchAsync(WebhookEvent.Parse(message.Body.Span), either.Token).ConfigureAwait(false);
    }

    private void LogTimeout(string type)
    {
        try
        {
            WebhookLog.InboxTimedOut(logger, type);
        }
#pragma warning disable CA1031 // On a timer's thread a logger that fails would end the process.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
