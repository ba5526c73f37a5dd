namespace Solvimon.Client;

/// <summary>
/// The call took longer than <see cref="SolvimonClientOptions.Timeout"/> (or the timeout given to the call), all attempts and waits
/// included; or its last attempt took longer than <see cref="SolvimonClientOptions.AttemptTimeout"/>.
/// </summary>
public sealed class SolvimonTimeoutException : SolvimonException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, without secrets and personal data.</param>
    /// <param name="innerException">The cause, if another exception is one.</param>
    public SolvimonTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
