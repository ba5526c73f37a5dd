namespace Solvimon.Client;

/// <summary>404, or a not-found code: no such resource in this environment. References are compared case-sensitively.</summary>
public sealed class SolvimonNotFoundException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
