namespace Solvimon.Client.Webhooks;

/// <summary>An event that could not be handled and was set aside, so that later ones go on.</summary>
public sealed class WebhookSetAsideMessage
{
    /// <summary>The event.</summary>
    public required WebhookInboxMessage Message { get; init; }

    /// <summary>How many times it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>What went wrong the last time, at most 1,000 characters. It may hold personal data.</summary>
    public required string Error { get; init; }

    /// <summary>When it was set aside.</summary>
    public required DateTimeOffset SetAsideAt { get; init; }
}
