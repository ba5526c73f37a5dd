namespace Solvimon.Client;

/// <summary>The server refused to move a resource to another status, or the wanted status cannot be reached from the current one.</summary>
public sealed class SolvimonTransitionException : SolvimonApiException
{
    /// <inheritdoc cref="SolvimonApiException(string, Exception?)"/>
    public SolvimonTransitionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The kind of resource in words: <c>customer</c>, <c>product item</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The status that the resource has, if it is known.</summary>
    public string? CurrentStatus { get; init; }

    /// <summary>What was asked for: a verb of the API such as <c>activate</c>, or the status that was waited for or that an update set.</summary>
    public string? Transition { get; init; }
}
