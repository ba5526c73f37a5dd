namespace Solvimon.Client;

/// <summary>No answer: the connection could not be made, or broke before the answer was complete.</summary>
public sealed class SolvimonConnectionException : SolvimonException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, without secrets and personal data.</param>
    /// <param name="innerException">The cause, if another exception is one.</param>
    public SolvimonConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => !IsClientClosed;

    /// <summary>Whether there will be no connection any more, because the client was disposed of.</summary>
    internal bool IsClientClosed { get; init; }
}
