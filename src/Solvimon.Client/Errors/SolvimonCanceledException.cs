namespace Solvimon.Client;

/// <summary>
/// The caller canceled a call that changes something. Caught like every cancellation, as
/// <see cref="OperationCanceledException"/>; it also says what is needed to learn, or to finish, what the call began.
/// </summary>
/// <remarks>
/// A read that is canceled throws a plain <see cref="TaskCanceledException"/>. To finish a call whose
/// <see cref="OutcomeUnknown"/> is <see langword="true"/>, repeat it with <see cref="RequestOptions.IdempotencyKey"/> set to
/// <see cref="IdempotencyKey"/>; usage events have no key, and are found by their references.
/// </remarks>
public class SolvimonCanceledException : TaskCanceledException
{
    /// <summary>Creates the exception; the SDK sets the properties, a test sets those it needs.</summary>
    /// <param name="message">What was canceled.</param>
    /// <param name="innerException">What ended the attempt under way, if there was one.</param>
    /// <param name="cancellationToken">The caller's own token.</param>
    public SolvimonCanceledException(string message, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken)
    {
    }

    /// <summary>The idempotency key that the call carried on each of its attempts, or <see langword="null"/> for usage events, which have none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How many times the request was sent, 0 when the cancellation came before sending.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether the server may have acted: the request was sent and its fate was not learned.</summary>
    public bool OutcomeUnknown { get; init; }
}
