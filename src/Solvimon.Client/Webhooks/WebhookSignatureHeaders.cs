namespace Solvimon.Client.Webhooks;

/// <summary>The headers of a signed webhook.</summary>
/// <param name="Signature">The value of <see cref="WebhookSignature.SignatureHeader"/>.</param>
/// <param name="Timestamp">The value of <see cref="WebhookSignature.TimestampHeader"/>.</param>
public readonly record struct WebhookSignatureHeaders(string Signature, string Timestamp);
