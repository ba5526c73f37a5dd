namespace Solvimon.Client.Entitlements;

/// <summary>
/// What a customer is entitled to is not known: Solvimon did not answer, and nothing usable is cached. The inner exception is that of the
/// request to Solvimon; there is none where it has not ended yet.
/// </summary>
public sealed class EntitlementsUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is missing.</param>
    /// <param name="innerException">Why the request to Solvimon failed.</param>
    public EntitlementsUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
