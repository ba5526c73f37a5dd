namespace Solvimon.Client;

/// <summary>The answer, or a webhook's payload, could not be read: not JSON, not of the documented shape, or larger than <see cref="SolvimonClientOptions.MaxResponseBytes"/>. The message names the JSON path, never the value.</summary>
public sealed class SolvimonSerializationException : SolvimonException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, without secrets and personal data.</param>
    /// <param name="innerException">The cause, if another exception is one.</param>
    public SolvimonSerializationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
