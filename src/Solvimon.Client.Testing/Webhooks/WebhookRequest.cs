using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Testing.Webhooks;

/// <summary>The request that brings an event: the body, its signatures, and the credential that the webhook is set to show.</summary>
internal static class WebhookRequest
{
    // Since a secret was rolled, the previous one signs too for this long.
    private static readonly TimeSpan Rotation = TimeSpan.FromHours(24);

    public static HttpRequestMessage Create(JsonObject webhook, byte[] payload, DateTimeOffset now)
    {
        HttpRequestMessage request = new(HttpMethod.Post, webhook.Text("url")) { Content = new ByteArrayContent(payload) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (string signature, string timestamp) = WebhookSignature.Sign(payload, Secrets(webhook, now), now);
        request.Headers.Add(WebhookSignature.SignatureHeader, signature);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);

        switch (webhook.Text("authentication_type"))
        {
            case "PASSWORD":
                byte[] credential = Encoding.UTF8.GetBytes($"{webhook.Text("username")}:{webhook.Text("password")}");
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credential));
                break;
            case "API_KEY":
                request.Headers.TryAddWithoutValidation(webhook.Text("api_header_field") ?? "X-API-KEY", webhook.Text("api_key"));
                break;
        }

        return request;
    }

    private static List<string> Secrets(JsonObject webhook, DateTimeOffset now)
    {
        List<string> secrets = [webhook.Text("secret_key")!];
        if (webhook.Text("previous_secret_key") is { } previous
            && DateTimeOffset.TryParse(webhook.Text("secret_rolled_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset rolledAt)
            && now < rolledAt + Rotation)
        {
            secrets.Add(previous);
        }

        return secrets;
    }
}
