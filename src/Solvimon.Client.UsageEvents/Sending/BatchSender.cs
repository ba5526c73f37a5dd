using Microsoft.Extensions.Logging;
using Solvimon.Client.UsageEvents.Telemetry;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>Sends one batch, halving it where the API refuses it without a name, until the fate of each event is known, or known to be unknown.</summary>
internal sealed class BatchSender(
    ISolvimonClient solvimon,
    UsageEventsOptions options,
    bool isIdempotent,
    StorePause pause,
    SuspectCustomers suspects,
    ILogger logger)
{
    // Sent again at once, they would meet the same trouble.
    private static readonly TimeSpan RepeatDelay = TimeSpan.FromSeconds(1);

    private readonly IngestRequest _request = new(solvimon, options.IngestPath);

    /// <summary>How long an event whose outcome is unknown waits.</summary>
    public static TimeSpan UnknownDelay(UsageEventsOptions options, bool isIdempotent) => isIdempotent ? RepeatDelay : options.LookUpDelay;

    /// <summary>Sends the batch. Never throws on account of what the API does.</summary>
    /// <returns>One outcome for each event.</returns>
    public async Task<List<UsageEventOutcome>> SendAsync(ClaimedUsageEvent[] batch, CancellationToken cancellationToken)
    {
        List<UsageEventOutcome> outcomes = [];
        ClaimedUsageEvent[] rest = batch;
        if (!isIdempotent && batch.Any(static e => e.UnknownAttempts > 0))
        {
            rest = await LookUpAsync(batch, outcomes, cancellationToken).ConfigureAwait(false);
        }

        Stack<ClaimedUsageEvent[]> parts = new();
        Push(parts, rest);
        while (parts.TryPop(out ClaimedUsageEvent[]? part))
        {
            if (!await SendPartAsync(part, parts, outcomes, cancellationToken).ConfigureAwait(false))
            {
                outcomes.AddRange(parts.SelectMany(static p => p).Select(UsageEventOutcome.Released));
                break;
            }
        }

        return outcomes;
    }

    /// <returns>Whether to go on with the other parts.</returns>
    private async Task<bool> SendPartAsync(ClaimedUsageEvent[] part, Stack<ClaimedUsageEvent[]> parts, List<UsageEventOutcome> outcomes, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlySet<string> duplicates = await _request.SendAsync(part, cancellationToken).ConfigureAwait(false);
            pause.Succeeded();
            outcomes.AddRange(part.Select(e => duplicates.Contains(e.Reference) ? UsageEventOutcome.Duplicate(e) : UsageEventOutcome.Delivered(e)));
            return true;
        }
#pragma warning disable CA1031 // Whatever happened: the fate of these events has to be written down.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Verdict verdict = Verdict.Of(e, part.Length);
            switch (verdict.Kind)
            {
                case VerdictKind.RefusedOne:
                    pause.Succeeded();
                    outcomes.Add(Refuse(part[verdict.Index], verdict));
                    Push(parts, [.. part.Where((_, index) => index != verdict.Index)]);
                    return true;
                case VerdictKind.RefusedSome when part.Length == 1:
                    pause.Succeeded();
                    outcomes.Add(Refuse(part[0], verdict));
                    return true;
                case VerdictKind.RefusedSome or VerdictKind.TooLarge:
                    Push(parts, part[(part.Length / 2)..]);
                    Push(parts, part[..(part.Length / 2)]);
                    return true;
                case VerdictKind.Unknown:
                    UsageEventLog.OutcomeUnknown(logger, part.Length, StorePause.Describe(e), (e as SolvimonApiException)?.RequestId);
                    outcomes.AddRange(part.Select(claimed => UsageEventOutcome.Unknown(claimed, UnknownDelay(options, isIdempotent))));
                    break;
                default:
                    outcomes.AddRange(part.Select(UsageEventOutcome.Released));
                    break;
            }

            if (!cancellationToken.IsCancellationRequested)
            {
                pause.Failed(e, verdict.Kind == VerdictKind.Paused);
            }

            return false;
        }
    }

    private UsageEventOutcome Refuse(ClaimedUsageEvent claimed, Verdict verdict)
    {
        // "There is one already" about an event that may have arrived before says that it has.
        if (verdict.NamesDuplicate && (isIdempotent || claimed.UnknownAttempts > 0))
        {
            return UsageEventOutcome.Duplicate(claimed);
        }

        suspects.Add(claimed.Customer);
        UsageEventRejection rejection = verdict.Rejection!;
        UsageEventLog.Rejected(logger, rejection.StatusCode, rejection.Code, rejection.Field, rejection.RequestId);
        return UsageEventOutcome.Rejected(claimed, rejection);
    }

    /// <summary>Asks for the events that may have arrived.</summary>
    /// <returns>Those that are certainly to be sent.</returns>
    private async Task<ClaimedUsageEvent[]> LookUpAsync(ClaimedUsageEvent[] batch, List<UsageEventOutcome> outcomes, CancellationToken cancellationToken)
    {
        List<ClaimedUsageEvent> toSend = [];
        for (int i = 0; i < batch.Length; i++)
        {
            try
            {
                if (batch[i].UnknownAttempts == 0)
                {
                    toSend.Add(batch[i]);
                }
                else if (await LookUp.IsTakenAsync(solvimon, batch[i], cancellationToken).ConfigureAwait(false))
                {
                    outcomes.Add(UsageEventOutcome.Delivered(batch[i]));
                }
                else
                {
                    toSend.Add(batch[i]);
                }
            }
#pragma warning disable CA1031 // Whatever happened: nothing was learned, and nothing is sent.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    pause.Failed(e, Verdict.Of(e, count: 1).Kind is VerdictKind.Paused or VerdictKind.RefusedSome);
                }

                outcomes.AddRange(batch[i..].Select(UsageEventOutcome.Released));
                outcomes.AddRange(toSend.Select(UsageEventOutcome.Released));
                return [];
            }
        }

        return [.. toSend];
    }

    private static void Push(Stack<ClaimedUsageEvent[]> parts, ClaimedUsageEvent[] part)
    {
        if (part.Length > 0)
        {
            parts.Push(part);
        }
    }
}
