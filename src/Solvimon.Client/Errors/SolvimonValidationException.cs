namespace Solvimon.Client;

/// <summary>400 or 422: the request is wrong; <see cref="SolvimonApiException.Field"/> says where, if the server did. Correct it, then the same idempotency key may be used again.</summary>
public sealed class SolvimonValidationException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonValidationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
