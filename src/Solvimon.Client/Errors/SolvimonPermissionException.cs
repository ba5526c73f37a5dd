namespace Solvimon.Client;

/// <summary>403: the key is valid, but its role lacks the permission that the operation needs.</summary>
public sealed class SolvimonPermissionException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonPermissionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
