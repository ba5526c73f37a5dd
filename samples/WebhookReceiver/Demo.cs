using System.Net;
using Solvimon.Client;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;
using Solvimon.Client.Webhooks;

namespace WebhookReceiver;

/// <summary>A sandbox whose customers change, and which tells the receiver; with a redelivery and a forgery among it.</summary>
internal static class Demo
{
    // Created, updated and "status to active"; two handlers print the first.
    private const int ExpectedLines = 4;

    public static async Task<bool> RunAsync(Uri endpoint, string secret, EventPrinter printer)
    {
        await using SolvimonSandbox sandbox = new();
        sandbox.SendWebhooksTo(endpoint, secret);
        using SolvimonClient solvimon = sandbox.CreateClient();

        Console.WriteLine("A customer is created and activated in the sandbox:");
        await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "superstore-001", Type = CustomerType.Organization });
        await solvimon.Customers["superstore-001"].ActivateAsync();
        await sandbox.WaitForWebhooksAsync();
        await printer.WaitForAsync(ExpectedLines);

        Console.WriteLine("The last one again, as after an answer that was lost: it is recognized, and not handled twice.");
        WebhookDelivery last = (await solvimon.WebhookEvents.List().FirstOrDefaultAsync())!;
        await solvimon.WebhookEvents[last.Id!].ResendAsync();
        await sandbox.WaitForWebhooksAsync();
        bool wasTaken = (await solvimon.WebhookEvents.GetAsync(last.Id!)).Status == WebhookDeliveryStatus.Succeeded;

        Console.WriteLine("And one from somebody who does not know the secret:");
        HttpStatusCode answer = await PostForgeryAsync(endpoint);
        Console.WriteLine($"  answered {(int)answer}");

        // A redelivery that is handled twice would print a line too many.
        await Task.Delay(200);
        return wasTaken && answer == HttpStatusCode.Unauthorized && printer.Lines == ExpectedLines;
    }

    private static async Task<HttpStatusCode> PostForgeryAsync(Uri endpoint)
    {
        byte[] body = """{"type":"CUSTOMER.CREATED","data":{"reference":"forged"}}"""u8.ToArray();
        (string signature, string timestamp) = WebhookSignature.Sign(body, "a guess", DateTimeOffset.UtcNow);
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Headers.Add(WebhookSignature.SignatureHeader, signature);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        using HttpResponseMessage response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
