namespace Solvimon.Client.UsageEvents;

/// <summary>The store could not do what it was asked to. The message says what the operator can do.</summary>
public sealed class UsageEventStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what helps.</param>
    /// <param name="isTransient">Whether the same may succeed later without anybody doing something about it, as with a lock.</param>
    /// <param name="innerException">The database's own exception.</param>
    public UsageEventStoreException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) =>
        IsTransient = isTransient;

    /// <summary>Whether the same may succeed later without anybody doing something about it.</summary>
    public bool IsTransient { get; }
}
