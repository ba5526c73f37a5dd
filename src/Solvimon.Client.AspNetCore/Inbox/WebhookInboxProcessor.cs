using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solvimon.Client.Stores;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>
/// Takes the events of the inbox one after another, in the order in which they came, and has them handled. Where several
/// processes share the inbox, the claim on the oldest event decides who handles it; the others stand by.
/// </summary>
internal sealed class WebhookInboxProcessor(
    InboxSignal signal,
    InboxAttempt attempt,
    IOptionsMonitor<SolvimonWebhookOptions> options,
    ILogger<WebhookInboxProcessor> logger,
    IWebhookInbox? inbox = null) : BackgroundService
{
    // Another process may store what this one's signal does not tell of, or leave behind what it had taken.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    // What takes longer than this is a store that hangs.
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(30);

    private TimeProvider Clock => options.CurrentValue.TimeProvider;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (inbox is null)
        {
            return;
        }

        int failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                long takenAt = Clock.GetTimestamp();
                if (await TakeNextAsync(inbox, stoppingToken).ConfigureAwait(false) is { } claim)
                {
                    await HandleAsync(claim, takenAt, stoppingToken).ConfigureAwait(false);
                }
                else
                {
                    await signal.WaitAsync(PollInterval, Clock, stoppingToken).ConfigureAwait(false);
                }

                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // What was taken was given back.
            }
#pragma warning disable CA1031 // Whatever the inbox throws is no reason to stop: it is tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                await WaitAfterFailureAsync(++failures, e, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<IWebhookInboxClaim?> TakeNextAsync(IWebhookInbox store, CancellationToken stoppingToken)
    {
        Task<IWebhookInboxClaim?>? taking = null;
        try
        {
            return await StoreCall.WithinAsync(StoreTimeout, Clock, token => taking = store.TakeNextAsync(options.CurrentValue.Account, token), stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && taking is not null)
        {
            // A claim that comes too late, and that nobody knows of, would hold up the account.
            _ = taking.ContinueWith(static late => late.Result?.ReleaseAsync(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    private async Task HandleAsync(IWebhookInboxClaim claim, long takenAt, CancellationToken stoppingToken)
    {
        AttemptResult result;
        LeaseRenewal renewal = new(claim.LeaseDuration, takenAt, claim.RenewAsync, e => WebhookLog.RenewalFailed(logger, claim.Message.Type, e), Clock);
        await using (renewal.ConfigureAwait(false))
        {
            result = await attempt.RunAsync(claim, renewal.Lost, stoppingToken).ConfigureAwait(false);

            // While the claim is renewed, so that what has been done is not done again by another process.
            if (!await WriteAsync(result, claim, stoppingToken).ConfigureAwait(false))
            {
                WebhookLog.ClaimLost(logger, claim.Message.Type);
                return;
            }
        }

        if (result is { Kind: AttemptResultKind.Failed, RetryAfter: var retryAfter })
        {
            await Task.Delay(retryAfter, Clock, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Has the store take note of a result, however long that takes: to forget it would have the event handled again.</summary>
    private async Task<bool> WriteAsync(AttemptResult result, IWebhookInboxClaim claim, CancellationToken stoppingToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await StoreCall.WithinAsync(StoreTimeout, Clock, token => result.WriteToAsync(claim, token), CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever the inbox throws: it is tried again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                await WaitAfterFailureAsync(failures, e, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WaitAfterFailureAsync(int failures, Exception exception, CancellationToken stoppingToken)
    {
        TimeSpan wait = InboxBackOff.After(failures);
        WebhookLog.InboxUnavailable(logger, wait.TotalSeconds, exception);
        await Task.Delay(wait, Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
