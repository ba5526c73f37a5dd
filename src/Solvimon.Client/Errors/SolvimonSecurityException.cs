namespace Solvimon.Client;

/// <summary>Refused before sending, because it would have exposed the key: plain HTTP, or another origin than the configured one.</summary>
public sealed class SolvimonSecurityException : SolvimonException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, without secrets and personal data.</param>
    /// <param name="innerException">The cause, if another exception is one.</param>
    public SolvimonSecurityException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
