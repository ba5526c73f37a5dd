namespace Solvimon.Client.Calls;

/// <summary>What became of one attempt, as far as the decision about the next one goes.</summary>
internal enum AttemptFate
{
    /// <summary>Not handed to the wire yet: it waits for its turn or for a key, or was refused.</summary>
    NotSent,

    /// <summary>Answered for good: a success, or an error that a repeat would not change.</summary>
    Final,

    /// <summary>Certainly not carried out: no connection, or turned away unread (429, 503). Any call may be repeated.</summary>
    NotDone,

    /// <summary>Failed, and the server may have acted. Only what is safe to repeat may be repeated.</summary>
    Ambiguous,

    /// <summary>Failed with a possible effect, and the API says that the key will not protect a repeat (500 without <c>Idempotency-Retryable</c>).</summary>
    AmbiguousAndFinal,
}
