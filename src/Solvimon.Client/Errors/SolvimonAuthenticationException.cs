namespace Solvimon.Client;

/// <summary>401: the key is missing, wrong, revoked, or belongs to the other environment.</summary>
public sealed class SolvimonAuthenticationException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonAuthenticationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
