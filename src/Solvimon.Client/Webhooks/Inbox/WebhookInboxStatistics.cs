namespace Solvimon.Client.Webhooks;

/// <summary>What an inbox holds for an account.</summary>
public sealed class WebhookInboxStatistics
{
    /// <summary>How many events wait, the one that is being handled included.</summary>
    public required long Waiting { get; init; }

    /// <summary>When the oldest of the waiting events arrived; <see langword="null"/> when none waits.</summary>
    public required DateTimeOffset? OldestReceivedAt { get; init; }

    /// <summary>How many events were set aside, and neither tried again nor given up since.</summary>
    public required long SetAside { get; init; }
}
