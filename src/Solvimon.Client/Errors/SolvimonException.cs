namespace Solvimon.Client;

/// <summary>
/// The base of everything the SDK throws about a call. The caller's own cancellation is not among them: it is an
/// <see cref="OperationCanceledException"/>, as everywhere in .NET.
/// </summary>
/// <remarks>
/// To finish what an exception interrupted, repeat the same call with
/// <see cref="RequestOptions.IdempotencyKey"/> set to <see cref="IdempotencyKey"/>: the API then carries it out at most once.
/// </remarks>
public abstract class SolvimonException : Exception
{
    private string? _idempotencyKey;
    private int _attempts;
    private bool _outcomeUnknown;

    private protected SolvimonException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The idempotency key that the call carried on each of its attempts, or <see langword="null"/> for calls that carry none (reads, usage events).</summary>
    public string? IdempotencyKey
    {
        get => _idempotencyKey;
        init => _idempotencyKey = value;
    }

    /// <summary>How many times the request was sent, 0 when it was refused before sending.</summary>
    public int Attempts
    {
        get => _attempts;
        init => _attempts = value;
    }

    /// <summary>
    /// Whether the server may have acted although the call failed: the request was sent and its fate was not learned.
    /// Always <see langword="false"/> for reads.
    /// </summary>
    public bool OutcomeUnknown
    {
        get => _outcomeUnknown;
        init => _outcomeUnknown = value;
    }

    /// <summary>
    /// Whether the same call, unchanged, may succeed later: there was no connection or no answer in time, or the API answered
    /// 408, 429, a 5xx other than 501, or that the first request with this idempotency key is still running. Where
    /// <see cref="OutcomeUnknown"/> is true as well, repeat it with the same <see cref="IdempotencyKey"/>.
    /// </summary>
    public virtual bool IsTransient => false;

    internal void Record(string? idempotencyKey, int attempts, bool outcomeUnknown)
    {
        _idempotencyKey = idempotencyKey;
        _attempts = attempts;
        _outcomeUnknown = outcomeUnknown;
    }
}
