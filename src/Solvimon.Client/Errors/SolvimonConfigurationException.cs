namespace Solvimon.Client;

/// <summary>The client is set up in a way that cannot work; the message says what to set and where.</summary>
public sealed class SolvimonConfigurationException : SolvimonException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, without secrets and personal data.</param>
    /// <param name="innerException">The cause, if another exception is one.</param>
    public SolvimonConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
