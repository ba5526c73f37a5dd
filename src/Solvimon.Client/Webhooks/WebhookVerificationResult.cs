namespace Solvimon.Client.Webhooks;

/// <summary>Whether a webhook is Solvimon's, and if not, why not. The default value is not valid.</summary>
public readonly record struct WebhookVerificationResult
{
    /// <summary>Whether the signature is right and the time of signing within the tolerance.</summary>
    public bool IsValid { get; private init; }

    /// <summary>Why the webhook is not valid; <see cref="WebhookVerificationFailure.None"/> when it is.</summary>
    public WebhookVerificationFailure Reason { get; private init; }

    internal static WebhookVerificationResult Valid => new() { IsValid = true };

    internal static WebhookVerificationResult Failed(WebhookVerificationFailure reason) => new() { Reason = reason };
}
