using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>How an attempt to handle an event ended.</summary>
internal enum AttemptResultKind
{
    /// <summary>All handlers have succeeded, or nobody wants the event.</summary>
    Handled,

    /// <summary>A handler failed; there will be another attempt.</summary>
    Failed,

    /// <summary>A handler failed, and it was the last attempt.</summary>
    GivenUp,

    /// <summary>The host stops: the attempt does not count.</summary>
    Interrupted,
}

/// <summary>What the inbox is told of an attempt.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="RetryAfter">For one that failed: the wait until the next.</param>
/// <param name="Error">For one that was given up: what went wrong.</param>
internal sealed record AttemptResult(AttemptResultKind Kind, TimeSpan RetryAfter = default, string Error = "")
{
    /// <summary>Ends the claim with this result; <see langword="false"/> when it was lost.</summary>
    public Task<bool> WriteToAsync(IWebhookInboxClaim claim, CancellationToken cancellationToken) => Kind switch
    {
        AttemptResultKind.Handled => claim.CompleteAsync(cancellationToken),
        AttemptResultKind.Failed => claim.FailAsync(RetryAfter, cancellationToken),
        AttemptResultKind.GivenUp => claim.SetAsideAsync(Error, cancellationToken),
        _ => claim.ReleaseAsync(cancellationToken),
    };
}
