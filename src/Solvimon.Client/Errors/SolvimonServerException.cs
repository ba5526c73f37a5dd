namespace Solvimon.Client;

/// <summary>5xx: the server failed, also after the SDK's own retries.</summary>
public sealed class SolvimonServerException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonServerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => StatusCode != System.Net.HttpStatusCode.NotImplemented;
}
