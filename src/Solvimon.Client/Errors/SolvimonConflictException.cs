namespace Solvimon.Client;

/// <summary>409, or an already-exists code: the request contradicts what is stored, or the idempotency key was used with another body. Never retried.</summary>
public sealed class SolvimonConflictException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonConflictException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
