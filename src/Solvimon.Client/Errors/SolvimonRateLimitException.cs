namespace Solvimon.Client;

/// <summary>429: too many requests, also after the SDK's own retries. <see cref="SolvimonApiException.RetryAfter"/> says how long to wait, if the server did.</summary>
public sealed class SolvimonRateLimitException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonRateLimitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
