using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>Takes the sandbox's webhooks, in memory, and answers as the test says.</summary>
internal sealed class WebhookReceiver : HttpMessageHandler
{
    public const string Secret = "a secret of this test";

    private readonly List<ReceivedWebhook> _received = [];
    private readonly Queue<HttpStatusCode> _refusals = new();

    public static Uri Address { get; } = new("http://localhost/webhooks/solvimon");

    /// <summary>While set, no answer is given.</summary>
    public bool Hangs { get; set; }

    public IReadOnlyList<ReceivedWebhook> Received
    {
        get
        {
            lock (_received)
            {
                return [.. _received];
            }
        }
    }

    public IEnumerable<string> Types => Received.Select(received => received.Json["type"]!.ToString());

    /// <summary>The next ones are answered so.</summary>
    public void RefuseNext(params HttpStatusCode[] answers) => Array.ForEach(answers, _refusals.Enqueue);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        HttpStatusCode answer;
        lock (_received)
        {
            _received.Add(new ReceivedWebhook(request.RequestUri!, request.Headers, body));
            answer = _refusals.TryDequeue(out HttpStatusCode refusal) ? refusal : HttpStatusCode.NoContent;
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return new HttpResponseMessage(answer);
    }
}

internal sealed record ReceivedWebhook(Uri Address, HttpRequestHeaders Headers, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Text => Encoding.UTF8.GetString(Body);

    public bool IsSignedWith(string secret, TimeProvider? clock = null) =>
        WebhookSignature.Verify(Body, Header(WebhookSignature.SignatureHeader), Header(WebhookSignature.TimestampHeader), secret, timeProvider: clock).IsValid;

    public string? Header(string name) => Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.Single() : null;
}
