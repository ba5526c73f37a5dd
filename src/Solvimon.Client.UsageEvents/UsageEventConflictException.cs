namespace Solvimon.Client.UsageEvents;

/// <summary>An event was recorded under the reference of another: the same reference with another content. Nothing was recorded.</summary>
public sealed class UsageEventConflictException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reference">The reference.</param>
    public UsageEventConflictException(string reference)
        : base($"An event with the reference '{reference}' was recorded before with another content. A reference identifies one event: give each event its own, or none.") =>
        Reference = reference;

    /// <summary>The reference that is taken.</summary>
    public string Reference { get; }
}
