using System.Net;
using System.Text;
using Solvimon.Client.Webhooks;

namespace WebhookReceiver;

/// <summary>Plays Solvimon: signs a few events and posts them to the receiver, with a redelivery and a forgery among them.</summary>
internal static class Demo
{
    private static readonly string[] Events =
    [
        """{"created_at":"2026-03-01T12:00:00Z","type":"CUSTOMER.CREATED","environment":"TEST","data":{"id":"cust_1","reference":"superstore-001","status":"DRAFT"}}""",
        """{"created_at":"2026-03-01T12:00:05Z","type":"CUSTOMER.UPDATED","environment":"TEST","data":{"id":"cust_1","reference":"superstore-001","status":"ACTIVE"}}""",
        """{"created_at":"2026-03-01T12:01:00Z","type":"INVOICE.STATUS_TO_FINAL","environment":"TEST","data":{"id":"invo_1"}}""",
    ];

    // Two handlers print the first event, one prints each of the others.
    private const int ExpectedLines = 4;

    public static async Task<bool> RunAsync(Uri endpoint, string secret, EventPrinter printer)
    {
        using var http = new HttpClient();
        bool isGood = true;
        foreach (string json in Events)
        {
            isGood &= await PostAsync(http, endpoint, json, secret) == HttpStatusCode.OK;
        }

        Console.WriteLine("The last one again, as after an answer that was lost:");
        isGood &= await PostAsync(http, endpoint, Events[^1], secret) == HttpStatusCode.OK;
        Console.WriteLine("And one from somebody who does not know the secret:");
        isGood &= await PostAsync(http, endpoint, Events[0], "a guess") == HttpStatusCode.Unauthorized;

        return isGood && await IsPrintedAsync(printer);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, Uri endpoint, string json, string secret)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        (string signature, string timestamp) = WebhookSignature.Sign(body, secret, DateTimeOffset.UtcNow);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(WebhookSignature.SignatureHeader, signature);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        using HttpResponseMessage response = await http.SendAsync(request);
        Console.WriteLine($"  answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return response.StatusCode;
    }

    private static async Task<bool> IsPrintedAsync(EventPrinter printer)
    {
        for (int i = 0; i < 100 && printer.Lines < ExpectedLines; i++)
        {
            await Task.Delay(100);
        }

        // A redelivery that is handled twice would print a line too many.
        await Task.Delay(200);
        return printer.Lines == ExpectedLines;
    }
}
