namespace Solvimon.Client.Webhooks;

/// <summary>
/// The right to handle one event of an inbox, held by one process at a time. It ends with the first of
/// <see cref="CompleteAsync"/>, <see cref="FailAsync"/>, <see cref="SetAsideAsync"/> and <see cref="ReleaseAsync"/> that
/// returns, or when it is lost; one that throws may be called again.
/// </summary>
/// <remarks>
/// A store for several machines makes it a lease: a row that says until when the claim holds, by the clock of the database
/// and not of the machines, and that carries a fencing number which grows with each claim. Renewals and results are written
/// only where that number is still the claim's own, so a process that was too slow cannot overwrite what its successor did.
/// A lease that has run out, but which nobody has taken over, still counts.
/// </remarks>
public interface IWebhookInboxClaim
{
    /// <summary>The event.</summary>
    WebhookInboxMessage Message { get; }

    /// <summary>
    /// Which attempt to handle the event this is, from 1. Counted and stored when the event is taken, so that an attempt
    /// counts which ends the process.
    /// </summary>
    int Attempt { get; }

    /// <summary>
    /// How long the claim holds unless it is renewed, counted from before it was taken or last renewed.
    /// <see langword="null"/> when it holds until the process ends, as with a lock of the operating system.
    /// </summary>
    TimeSpan? LeaseDuration { get; }

    /// <summary>Lets the claim hold for another <see cref="LeaseDuration"/> from now. Called from another thread than the claim's end, and perhaps at the same time.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the claim is lost: another process has taken the event over, or the claim has ended.</returns>
    Task<bool> RenewAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the claim: the event was handled and leaves the queue.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the claim was lost before. Then nothing is written: the event is handled again by whoever took it over.</returns>
    Task<bool> CompleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the claim: handling failed. The event keeps its place, and is not given to anyone before its next attempt is due.</summary>
    /// <param name="retryAfter">The time from now until the next attempt is due, by the store's clock.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the claim was lost before; then nothing is written.</returns>
    Task<bool> FailAsync(TimeSpan retryAfter, CancellationToken cancellationToken = default);

    /// <summary>Ends the claim: the event is taken out of the queue and kept apart, and later events go on.</summary>
    /// <param name="error">What went wrong, for whoever looks at the event later: at most 1,000 characters. It may hold personal data.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the claim was lost before; then nothing is written.</returns>
    Task<bool> SetAsideAsync(string error, CancellationToken cancellationToken = default);

    /// <summary>Ends the claim as if the event had not been taken, because the host stops: the attempt does not count, and the event can be taken at once.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the claim was lost before; then nothing is written.</returns>
    Task<bool> ReleaseAsync(CancellationToken cancellationToken = default);
}
