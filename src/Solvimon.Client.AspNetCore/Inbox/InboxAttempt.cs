using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore.Handling;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>
/// Has one event handled, once. One that fails is tried again, with growing waits, before any later one: as Solvimon does it,
/// so that handlers see no update before the creation.
/// </summary>
internal sealed class InboxAttempt(WebhookDispatcher dispatcher, IOptionsMonitor<SolvimonWebhookOptions> options, ILogger<InboxAttempt> logger)
{
    private const int MaxErrorLength = 1000;

    /// <summary>Handles an event and says what became of it; throws nothing.</summary>
    public async Task<AttemptResult> RunAsync(IWebhookInboxClaim claim, CancellationToken lost, CancellationToken stoppingToken)
    {
        int max = options.CurrentValue.InboxMaxAttempts ?? int.MaxValue;
        if (claim.Attempt > max)
        {
            return GiveUp(claim, max, $"No attempt of {max} came to an end: did the process end?", exception: null);
        }

        try
        {
            await HandleAsync(claim.Message, lost, stoppingToken).ConfigureAwait(false);
            return new AttemptResult(AttemptResultKind.Handled);
        }
#pragma warning disable CA1031 // Whatever a handler throws: the event is not handled.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (stoppingToken.IsCancellationRequested)
            {
                return new AttemptResult(AttemptResultKind.Interrupted);
            }

            return claim.Attempt < max ? TryAgain(claim, e) : GiveUp(claim, claim.Attempt, $"{e.GetType().FullName}: {e.Message}", e);
        }
    }

    private AttemptResult TryAgain(IWebhookInboxClaim claim, Exception exception)
    {
        TimeSpan wait = InboxBackOff.After(claim.Attempt);
        WebhookLog.InboxFailed(logger, claim.Message.Type, claim.Attempt, wait.TotalSeconds, exception);
        return new AttemptResult(AttemptResultKind.Failed, wait);
    }

    private AttemptResult GiveUp(IWebhookInboxClaim claim, int attempts, string error, Exception? exception)
    {
        WebhookLog.SetAside(logger, claim.Message.Type, attempts, claim.Message.Digest, exception);
        return new AttemptResult(AttemptResultKind.GivenUp, Error: error.Length <= MaxErrorLength ? error : error[..MaxErrorLength]);
    }

    private async Task HandleAsync(WebhookInboxMessage message, CancellationToken lost, CancellationToken stoppingToken)
    {
        if (!dispatcher.Handles(message.Type))
        {
            WebhookLog.Unhandled(logger, message.Type);
            return;
        }

        SolvimonWebhookOptions current = options.CurrentValue;
        using CancellationTokenSource timeout = new(current.InboxHandlerTimeout, current.TimeProvider);

        // A handler that does not heed its token holds up all later events: that must not go unnoticed.
        using CancellationTokenRegistration registration = timeout.Token.UnsafeRegister(_ => LogTimeout(message.Type), state: null);
        using CancellationTokenSource any = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, timeout.Token, lost);
        await dispatcher.DispatchAsync(WebhookEvent.Parse(message.Body.Span), any.Token).ConfigureAwait(false);
        WebhookLog.Handled(logger, message.Type);
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
